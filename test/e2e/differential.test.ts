import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Driver, startDriver } from '../differential/drive.ts';
import { generate } from '../differential/generate.ts';
import { reproduction } from '../differential/reproduction.ts';

let driver: Driver;
beforeAll(async () => {
  driver = await startDriver();
});
afterAll(() => driver.close());

test('300 random cases through real Chromium: no verdict is wrong, and few are ambiguous', async () => {
  const compared = await driver.run(Array.from({ length: 300 }, (_, number) => generate(20_261_122, number)));
  expect(compared.length).toBeGreaterThan(290);
  expect(compared.filter(({ agreement }) => agreement === 'wrong').map(reproduction)).toEqual([]);
  expect(compared.filter(({ agreement }) => agreement === 'ambiguous').length).toBeLessThan(45);
});
