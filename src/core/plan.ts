import { dialectOf } from './dialects/index.ts';
import type { Dialect } from './dialects/types.ts';
import type { Exchange } from './exchange.ts';
import type { DialectId, Fix } from './fix.ts';
import type { Release } from './ingress-nginx/types.ts';
import { judge } from './judge.ts';
import { type Exposure, exposureAt } from './policy/exposure.ts';
import { fixFor, improvementFor } from './policy/fix-for.ts';
import type { Defaults } from './policy/requested.ts';
import { membersOf } from './policy/member.ts';
import { partsOf } from './policy/split.ts';
import { sitesOf } from './policy/site.ts';
import { planStrings } from './policy/strings.ts';
import type { Lookup } from './text/message.ts';
import type { Verdict } from './verdict.ts';

export interface PlanOptions {
  /** The controller's release; the dialect's newest when absent. */
  readonly release?: Release;
  readonly dialect?: DialectId;
  /** For the comments in the texts; English when absent. */
  readonly lookup?: Lookup;
  /** Response headers that the page is to read, beside those that the verdicts' advice names. */
  readonly expose?: readonly Exposure[];
  /** Verdicts that the caller has already; `judge` when absent. */
  readonly judged?: (exchange: Exchange) => Verdict;
}

/** What all fixes of one plan share. */
export interface Planning {
  readonly dialect: Dialect;
  readonly release: Release;
  readonly lookup: Lookup;
  readonly defaults: Defaults;
}

/**
 * The fixes for the blocked and the ambiguous exchanges: one for each Ingress, and one for each group of paths that needs
 * an Ingress of its own. Behind them the improvements: response headers to expose, with nothing blocked.
 * @throws RangeError when `release` is no release of the dialect's controller
 */
export function plan(exchanges: readonly Exchange[], options: PlanOptions = {}): Fix[] {
  const dialect = dialectOf(options.dialect ?? 'ingress-nginx');
  const release = options.release ?? dialect.defaultRelease;
  const planning: Planning = {
    dialect,
    release,
    lookup: options.lookup ?? inPlanEnglish,
    defaults: dialect.defaults(release),
  };
  const verdictOn = options.judged ?? judge;
  const members = exchanges.flatMap((exchange) => membersOf({ exchange, verdict: verdictOn(exchange) }, release));
  const sites = sitesOf(members);
  const repairs = sites.flatMap(partsOf).map((part) => fixFor(part, planning));
  const improvements = sites.flatMap((site) => {
    const exposed = exposureAt(site, options.expose ?? []);
    return exposed === null ? [] : [improvementFor(site, exposed, planning)];
  });
  return numbered([...repairs, ...improvements].filter((fix) => fix !== null));
}

const inPlanEnglish: Lookup = (key) => planStrings[key] ?? '';

/** Two fixes of one host get different ids; the first keeps the plain one. */
function numbered(fixes: readonly Fix[]): Fix[] {
  const seen = new Map<string, number>();
  return fixes.map((fix) => {
    const count = (seen.get(fix.id) ?? 0) + 1;
    seen.set(fix.id, count);
    return count === 1 ? fix : { ...fix, id: `${fix.id}:${count}` };
  });
}
