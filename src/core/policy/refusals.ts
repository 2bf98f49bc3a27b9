import type { Refusal } from '../dialects/types.ts';
import type { Instruction, InstructionId } from '../fix.ts';
import { compareReleases } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';

const IDS = {
  origin: 'inexpressible-origin',
  method: 'inexpressible-method',
  header: 'inexpressible-header',
} as const satisfies Readonly<Record<Refusal['kind'], InstructionId>>;

/** What to do about a name that the release cannot write down; credentials may be left out where that helps. */
export function refusalInstructions(
  refused: readonly Refusal[],
  host: string,
  release: Release,
  wildcard: boolean,
): readonly Instruction[] {
  return refused.flatMap(({ kind, item, since }): readonly Instruction[] => {
    const values = { name: item.name, host, release, since: since ?? '' };
    const told: Instruction = { id: IDS[kind], values, annotation: null, because: item.because };
    if (kind !== 'origin' || !wildcard) return [told];
    return [
      told,
      { id: 'omit-credentials', values: { host, origin: item.name }, annotation: null, because: item.because },
    ];
  });
}

/** The first release that can say it all; `null` when the chosen one can, or none. */
export function minimumReleaseOf(refused: readonly Refusal[]): Release | null {
  const known = refused.map(({ since }) => since).filter((since) => since !== null);
  return known.toSorted(compareReleases).at(-1) ?? null;
}
