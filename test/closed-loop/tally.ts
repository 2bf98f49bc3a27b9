// The result of many cases in a few lines.
import type { Examined, Outcome, Way } from './examine.ts';

export interface Tally {
  readonly lines: readonly string[];
  readonly wrong: number;
}

const WORDS: Readonly<Record<Way, string>> = { yaml: 'with the YAML', blind: 'without it' };

/** A case is one site, examined with its YAML and without. */
export function tallyOf(examined: readonly Examined[]): Tally {
  const sites = new Set(examined.map(({ site }) => site));
  const having = (outcome: Outcome): number =>
    [...sites].filter((site) => examined.some((one) => one.site === site && one.outcome === outcome)).length;
  const wrong = having('wrong');
  const twice = [...sites].filter((site) => {
    const its = new Set(examined.filter((one) => one.site === site).map(({ outcome }) => outcome));
    return its.has('repaired-in-two') && !its.has('wrong');
  }).length;
  const counted = `${sites.size} cases, ${sites.size - wrong - twice} agree, ${twice} ambiguous, ${wrong} wrong`;
  return { lines: [...(['yaml', 'blind'] as const).map((way) => lineOf(way, examined)), counted], wrong };
}

function lineOf(way: Way, examined: readonly Examined[]): string {
  const its = examined.filter((one) => one.way === way);
  const count = (outcome: Outcome): number => its.filter((one) => one.outcome === outcome).length;
  const lines = its.reduce((sum, one) => sum + one.lines, 0);
  return (
    `${WORDS[way]}: ${count('nothing-blocked')} had nothing blocked, ${count('repaired')} were repaired by the fix, ` +
    `${count('repaired-in-two')} by a second one after the first had shown what was hidden, ` +
    `${count('no-annotation-helps')} are not for an annotation to repair; ${lines} lines were left out, one at a time.`
  );
}
