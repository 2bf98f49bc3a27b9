import { describe, expect, it } from 'vitest';
import { examine } from '../closed-loop/examine.ts';
import { FOUND } from '../closed-loop/found.ts';
import { generateSite } from '../closed-loop/generate.ts';
import { simulatedLoop } from '../closed-loop/simulated.ts';

describe('the closed loop, simulated', () => {
  it.each(Object.entries(FOUND))('%s', async (_, site) => {
    const examined = await examine([site], simulatedLoop);
    expect(examined.map(({ fault }) => fault)).toEqual(['', '']);
    expect(examined.map(({ outcome }) => outcome)).not.toContain('nothing-blocked');
  });

  it(
    'generated cases: a fix that promises to be enough is, breaks nothing, and holds nothing needless',
    { timeout: 300_000 },
    async () => {
      for (let number = 0; number < 60; number += 1) {
        const site = generateSite(20_261_129, number);
        const faults = (await examine([site], simulatedLoop)).map(({ fault }) => fault);
        expect([site, faults]).toEqual([site, ['', '']]);
      }
    },
  );
});
