import { afterEach, expect, test } from 'vitest';
import { type Compared, type Driver, startDriver } from '../differential/drive.ts';
import { generate } from '../differential/generate.ts';
import { reproduction } from '../differential/reproduction.ts';

let driver: Driver | undefined;
afterEach(() => driver?.close());

const cases = (count: number, seed: number) => Array.from({ length: count }, (_, number) => generate(seed, number));
const those = (compared: readonly Compared[], agreement: Compared['agreement']) =>
  compared.filter((one) => one.agreement === agreement);

test('300 random cases through real Chromium: no verdict is wrong, and few are ambiguous', async () => {
  driver = await startDriver();
  const compared = await driver.run(cases(300, 20_261_122));
  expect(compared.length).toBeGreaterThan(290);
  expect(those(compared, 'wrong').map(reproduction)).toEqual([]);
  expect(those(compared, 'ambiguous').length).toBeLessThan(45);
});

test('150 random cases with the page probe on: no verdict is wrong or ambiguous, those of workers included', async () => {
  driver = await startDriver({ probe: true });
  const compared = await driver.run(cases(150, 20_261_123));
  expect(compared.length).toBeGreaterThan(140);
  expect(those(compared, 'wrong').map(reproduction)).toEqual([]);
  expect(those(compared, 'ambiguous').map(({ given }) => given)).toEqual([]);
});
