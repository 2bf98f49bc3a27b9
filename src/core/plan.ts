import { allSteps } from './all-steps.ts';
import { dialectOf } from './dialects/index.ts';
import type { Dialect } from './dialects/types.ts';
import type { Exchange } from './exchange.ts';
import type { DialectId, Fix } from './fix.ts';
import type { Release } from './ingress-nginx/types.ts';
import { judgedForFix } from './judge.ts';
import type { Manifest } from './kubernetes/manifest.ts';
import { type Exposure, exposureAt } from './policy/exposure.ts';
import { fixesFor, improvementFor } from './policy/fix-for.ts';
import type { Defaults } from './policy/requested.ts';
import { type Member, membersOf } from './policy/member.ts';
import { sitesOf } from './policy/site.ts';
import { inEnglish } from './text/english.ts';
import type { Lookup } from './text/message.ts';
import type { Verdict } from './verdict.ts';

export interface PlanOptions {
  /** The controller's release; the newest that fits what was seen when absent. */
  readonly release?: Release;
  readonly dialect?: DialectId;
  /** For the comments in the texts; English when absent. */
  readonly lookup?: Lookup;
  /** Response headers that the page is to read, beside those that the verdicts' advice names. */
  readonly expose?: readonly Exposure[];
  /** Verdicts that the caller has already; those of `judge` when absent. */
  readonly judged?: (exchange: Exchange) => Omit<Verdict, 'cause'>;
  /** The reader's own YAML as `readManifest` gives it; of several texts that serve a host the first counts. */
  readonly yaml?: Manifest | readonly Manifest[];
  /** Write one wildcard in place of sibling origins, where `Fix.wildcards` has one. Never without being asked. */
  readonly wildcard?: boolean;
}

/** What all fixes of one plan share. */
export interface Planning {
  readonly dialect: Dialect;
  readonly release: Release;
  readonly lookup: Lookup;
  readonly defaults: Defaults;
  readonly wildcard: boolean;
}

/**
 * The fixes for the blocked and the ambiguous exchanges: one for each Ingress, and one for each group of paths that needs
 * an Ingress of its own. Behind them the improvements: response headers to expose, with nothing blocked.
 * @throws RangeError when `release` is no release of the dialect's controller
 */
export const plan = (exchanges: readonly Exchange[], options: PlanOptions = {}): Fix[] =>
  allSteps(planSteps(exchanges, options));

/** Exchanges looked at in one step. */
const STRIDE = 100;

/**
 * The same in steps of a few milliseconds, for whoever has to do other things in between.
 * @throws RangeError as `plan` does, at the first step
 */
export function* planSteps(exchanges: readonly Exchange[], options: PlanOptions = {}): Generator<void, Fix[]> {
  const dialect = dialectOf(options.dialect ?? 'ingress-nginx');
  const manifests = [options.yaml ?? []].flat();
  const release = options.release ?? dialect.releaseOf(exchanges, manifests);
  const planning: Planning = {
    dialect,
    release,
    lookup: options.lookup ?? inEnglish,
    defaults: dialect.defaults(release),
    wildcard: options.wildcard ?? false,
  };
  const verdictOn = options.judged ?? judgedForFix;
  const members: Member[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    members.push(...membersOf({ exchange, verdict: verdictOn(exchange) }, release));
    if (index % STRIDE === STRIDE - 1) yield;
  }
  const sites = yield* sitesOf(members, manifests, release);
  const repairs: Fix[] = [];
  for (const site of sites) {
    const fixes = yield* fixesFor(site, planning);
    repairs.push(...fixes);
  }
  const improvements = sites.flatMap((site) => {
    const exposed = exposureAt(site, options.expose ?? []);
    return exposed === null ? [] : [improvementFor(site, exposed, planning)];
  });
  return numbered([...repairs, ...improvements].filter((fix) => fix !== null));
}

/** Two fixes of one host get different ids; the first keeps the plain one. */
function numbered(fixes: readonly Fix[]): Fix[] {
  const seen = new Map<string, number>();
  return fixes.map((fix) => {
    const count = (seen.get(fix.id) ?? 0) + 1;
    seen.set(fix.id, count);
    return count === 1 ? fix : { ...fix, id: `${fix.id}:${count}` };
  });
}
