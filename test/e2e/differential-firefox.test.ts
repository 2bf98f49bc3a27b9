import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Compared, type Driver, startDriver } from '../differential/drive.ts';
import { reproduction } from '../differential/reproduction.ts';
import { casesFor } from '../differential/visible.ts';

let driver: Driver;
beforeAll(async () => {
  driver = await startDriver({ browser: 'firefox' });
});
afterAll(() => driver?.close());

const those = (compared: readonly Compared[], agreement: Compared['agreement']) =>
  compared.filter((one) => one.agreement === agreement);

test('100 random cases through real Firefox: no verdict is wrong, and few are ambiguous', async () => {
  const compared = await driver.run(casesFor('firefox', 20_261_124, 0, 100));
  expect(compared.length).toBeGreaterThan(95);
  expect(those(compared, 'wrong').map(reproduction)).toEqual([]);
  expect(those(compared, 'ambiguous').length).toBeLessThan(30);
}, 180_000);
