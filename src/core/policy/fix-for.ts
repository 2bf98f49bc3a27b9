// Puts one fix together: policy, lines, proof, risks and texts.
import type { Change, Fix, Instruction, Proof } from '../fix.ts';
import type { Annotations, IngressPath } from '../ingress-nginx/types.ts';
import type { Planning } from '../plan.ts';
import { preflightCacheOf } from './cache-time.ts';
import { curlOf } from './curl.ts';
import type { Exposed } from './exposure.ts';
import { againstPresent, givenIngress, placedIn, textsOf } from './given-ingress.ts';
import { instruct, mergedInstructions } from './instruction.ts';
import type { Member } from './member.ts';
import { asOwnIngress } from './own-ingress.ts';
import { type CorsPolicy, UNCHANGED } from './policy.ts';
import { type Trial, verdictAfter } from './proof.ts';
import { minimumReleaseOf, refusalInstructions } from './refusals.ts';
import { requestedPolicy } from './requested.ts';
import { risksOf } from './risks.ts';
import type { Site } from './site.ts';
import type { SitePart } from './split.ts';
import { breakingInstructions, remainingInstructions } from './what-remains.ts';
import { wildcardsFor, withWildcards } from './wildcard-origins.ts';

/** The fix for the blocked requests of one Ingress. */
export function fixFor(part: SitePart, planning: Planning): Fix {
  const { site, paths, blocked, passing } = part;
  const { dialect, release, defaults } = planning;
  const repairable = [...blocked].filter(([, { policy }]) => policy).map(([member]) => member);
  const wanted = requestedPolicy(site, repairable, defaults);
  const [first] = repairable;
  const whole = paths === null || first === undefined ? wanted : asOwnIngress(site, wanted, first, defaults);
  const { policy: exact, refused } = dialect.limits(whole, release);
  const wildcards = wildcardsFor(exact.origins, site.host, release);
  const possible = planning.wildcard ? { ...exact, origins: withWildcards(exact.origins, wildcards) } : exact;
  const tried = attempt(part, possible, planning);
  // A list in place of `*` may shut out who passes today: what else there is to change still is.
  const made = tried.broken.length === 0 ? tried : withoutBreaking(part, possible, planning);
  const { policy, changes, trial, proof } = made;
  const instructions = mergedInstructions([
    ...[...blocked.values()].flatMap((conclusion) => conclusion.instructions),
    ...refusalInstructions(refused, site.host, release, site.seen?.wildcard === true),
    ...remainingInstructions(site, repairable, proof, trial.redirects),
    ...breakingInstructions(site.host, repairable, tried.broken),
  ]);
  return {
    ...framed(site, policy, changes, planning, paths),
    wildcards: changes.length === 0 ? [] : wildcards,
    instructions:
      changes.length + instructions.length > 0 ? instructions : [...blocked.keys()].slice(0, 1).map(unexplained),
    sufficient: proof.every(({ after }) => after === 'allowed'),
    proof,
    minimumRelease: minimumReleaseOf(refused),
    preflightCache: preflightCacheOf([...blocked.keys(), ...passing]),
  };
}

/** The changes for a policy, and what the simulation shows behind them. */
interface Attempt {
  readonly policy: CorsPolicy;
  readonly changes: readonly Change[];
  readonly trial: Trial;
  readonly proof: readonly Proof[];
  /** What passes today and would not pass afterwards. */
  readonly broken: readonly Member[];
}

function attempt(part: SitePart, possible: CorsPolicy, planning: Planning): Attempt {
  const { site, paths, blocked, passing } = part;
  const { dialect } = planning;
  const trying = trialsOf(part, planning);
  const policy = paths === null ? minimal(part, possible, (it) => trying(dialect.emit(it))) : possible;
  const changes = paths === null ? againstPresent(dialect.emit(policy), site.given) : dialect.emit(policy);
  const trial = trying(changes);
  const members = [...blocked.keys(), ...passing];
  const proof = changes.length === 0 ? asItIs(members) : proofOf(part, members, trial);
  const lost = proof.filter(({ before, after }) => before === 'allowed' && after !== 'allowed');
  const ids = new Set(lost.map(({ exchange }) => exchange));
  return { policy, changes, trial, proof, broken: passing.filter(({ exchange }) => ids.has(exchange.id)) };
}

function withoutBreaking(part: SitePart, possible: CorsPolicy, planning: Planning): Attempt {
  const wide = attempt(part, part.paths === null ? { ...possible, origins: null } : UNCHANGED, planning);
  return wide.broken.length === 0 ? wide : attempt(part, UNCHANGED, planning);
}

/** A fix that repairs nothing and lets scripts read more: no exchange of it is blocked. */
export function improvementFor(site: Site, { list, members }: Exposed, planning: Planning): Fix | null {
  const { dialect, release } = planning;
  const { policy, refused } = dialect.limits({ ...UNCHANGED, expose: list }, release);
  const changes = againstPresent(dialect.emit(policy), site.given);
  const part: SitePart = { site, paths: null, blocked: new Map(), passing: members };
  const proof = proofOf(part, members, trialsOf(part, planning)(changes));
  const instructions = refusalInstructions(refused, site.host, release, false);
  if (changes.length + instructions.length === 0) return null;
  return {
    ...framed(site, policy, changes, planning, null),
    id: `${dialect.id}:${site.host}:expose`,
    wildcards: [],
    instructions,
    sufficient: proof.every(({ after }) => after === 'allowed'),
    proof,
    minimumRelease: minimumReleaseOf(refused),
    preflightCache: 0,
  };
}

type Framed =
  | 'id'
  | 'dialect'
  | 'host'
  | 'release'
  | 'paths'
  | 'changes'
  | 'risks'
  | 'yaml'
  | 'kubectl'
  | 'curl'
  | 'ingress';

function framed(
  site: Site,
  policy: CorsPolicy,
  changes: readonly Change[],
  planning: Planning,
  paths: Fix['paths'],
): Pick<Fix, Framed> {
  const { dialect, release } = planning;
  const subject = site.members.find(({ exchange }) => changes[0]?.because[0]?.exchange === exchange.id);
  const staysWildcard = site.seen?.wildcard === true && policy.origins === null;
  return {
    id: `${dialect.id}:${site.host}`,
    dialect: dialect.id,
    host: site.host,
    release,
    paths,
    changes,
    risks: changes.length === 0 ? [] : risksOf(site, policy, paths),
    ...textsOf(site, paths, changes, planning),
    ...(site.given === null ? {} : { ingress: givenIngress(site, site.given, paths, changes, planning) }),
    curl: subject === undefined ? { allowed: '', lookalike: '' } : curlOf(subject, staysWildcard),
  };
}

type Trials = (changes: readonly Change[]) => Trial;

/** The gateway with the changes made: on the present Ingress, or on one of its own beside it. */
function trialsOf({ site, paths }: SitePart, { dialect, release, defaults }: Planning): Trials {
  const present = dialect.present(site, defaults);
  const { given } = site;
  return (changes) => {
    if (given !== null)
      return {
        dialect,
        release,
        placed: placedIn(given, paths, changes, dialect),
        passed: new Map(),
        redirects: new Map(),
      };
    const own = (annotations: Annotations): readonly IngressPath[] =>
      (paths ?? []).map((path) => ({ path, annotations }));
    const placed: readonly IngressPath[] =
      paths === null
        ? [{ path: '/', annotations: dialect.applied(present, changes) }]
        : [{ path: '/', annotations: present }, ...own(dialect.applied({}, changes))];
    return { dialect, release, placed, passed: new Map(), redirects: new Map() };
  };
}

/** The parts that a verdict can show to be needless. The origins are none: without them every origin would be let in. */
const DROPPABLE = ['enable', 'credentials', 'methods', 'headers'] as const;

/** A line against a present list that cannot be seen: the simulation, which starts from the default, does not miss it. */
const isSafeguard = (part: CorsPolicy[(typeof DROPPABLE)[number]]): boolean =>
  part !== null && 'mode' in part && part.mode === 'append' && part.because.length > 0;

/** Drops each part without which every verdict is the same. */
function minimal(part: SitePart, policy: CorsPolicy, trying: (policy: CorsPolicy) => Trial): CorsPolicy {
  let kept = policy;
  for (const name of DROPPABLE) {
    if (kept[name] === null || isSafeguard(kept[name])) continue;
    const without = { ...kept, [name]: null };
    const [trial, less] = [trying(kept), trying(without)];
    const matters = [...part.blocked.keys(), ...part.passing].some((member) => {
      const [a, b] = [resultOf(part, [member], trial), resultOf(part, [member], less)];
      return a.result !== b.result || a.failures.length !== b.failures.length;
    });
    if (!matters) kept = without;
  }
  return kept;
}

function proofOf(part: SitePart, members: readonly Member[], trial: Trial): readonly Proof[] {
  const exchanges = new Map<string, Member[]>();
  for (const member of members) {
    const hops = exchanges.get(member.exchange.id);
    if (hops === undefined) exchanges.set(member.exchange.id, [member]);
    else hops.push(member);
  }
  return [...exchanges].map(([exchange, hops]) => {
    const { result, failures } = resultOf(part, hops, trial);
    return { exchange, before: hops[0]?.verdict.result ?? 'blocked', after: result, remaining: failures };
  });
}

/** Without a change every verdict stays as it is. */
function asItIs(members: readonly Member[]): readonly Proof[] {
  const judged = new Map(members.map(({ exchange, verdict }) => [exchange.id, verdict]));
  return [...judged].map(([exchange, { result, failures }]) => ({
    exchange,
    before: result,
    after: result,
    remaining: failures,
  }));
}

function resultOf({ site, blocked }: SitePart, hops: readonly Member[], trial: Trial): ReturnType<typeof verdictAfter> {
  const outOfReach = new Set(hops.filter((hop) => blocked.get(hop)?.outOfReach === true));
  return verdictAfter(site, hops, outOfReach, trial);
}

/** Nothing to change and nothing to tell would leave the reader alone. */
const unexplained = (member: Member): Instruction =>
  instruct('correct-origin-list', member, { origin: member.origin, found: member.failures[0]?.found ?? '' });
