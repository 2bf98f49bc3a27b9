import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Examined, examine } from '../closed-loop/examine.ts';
import { generateSite } from '../closed-loop/generate.ts';
import { type Loop, startLoop } from '../closed-loop/loop.ts';

const SEED = 20_261_122;
const BATCH = 30;
const starts = Array.from({ length: 10 }, (_, number) => number * BATCH);
const examined: Examined[] = [];
let loop: Loop;
beforeAll(async () => {
  loop = await startLoop();
});
afterAll(() => loop.close());

test.each(starts)(
  'cases from %i on: the fix works on real nginx in real Chromium, breaks nothing, and holds nothing needless',
  async (from) => {
    const sites = Array.from({ length: BATCH }, (_, index) => generateSite(SEED, from + index));
    const batch = await examine(sites, loop);
    examined.push(...batch);
    expect(batch.filter(({ outcome }) => outcome === 'wrong').map(({ fault, site }) => [fault, site])).toEqual([]);
  },
  300_000,
);

test('most of them are repaired, some are not for an annotation, and lines were left out to see that each is needed', () => {
  const count = (way: Examined['way'], outcome: Examined['outcome']): number =>
    examined.filter((one) => one.way === way && one.outcome === outcome).length;
  expect(count('yaml', 'repaired')).toBeGreaterThan(140);
  expect(count('blind', 'repaired')).toBeGreaterThan(120);
  expect(count('yaml', 'no-annotation-helps')).toBeGreaterThan(30);
  expect(examined.reduce((sum, { lines }) => sum + lines, 0)).toBeGreaterThan(300);
});
