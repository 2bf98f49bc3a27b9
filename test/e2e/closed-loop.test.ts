import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Examined, examine } from '../closed-loop/examine.ts';
import { generateSite } from '../closed-loop/generate.ts';
import { type Loop, startLoop } from '../closed-loop/loop.ts';

const SEED = 20_261_122;
let loop: Loop;
beforeAll(async () => {
  loop = await startLoop();
});
afterAll(() => loop.close());

test.each([0, 100, 200])(
  'cases from %i on: the fix works on real nginx in real Chromium, breaks nothing, and holds nothing needless',
  async (from) => {
    const sites = Array.from({ length: 100 }, (_, index) => generateSite(SEED, from + index));
    const examined: readonly Examined[] = await examine(sites, loop);
    expect(examined.filter(({ outcome }) => outcome === 'wrong').map(({ fault, site }) => [fault, site])).toEqual([]);
    const repaired = examined.filter(({ outcome }) => outcome === 'repaired').length;
    expect(repaired).toBeGreaterThan(45);
  },
);
