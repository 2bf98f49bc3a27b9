// Puts one fix together: policy, lines, proof, risks and texts.
import type { Change, Fix, Instruction, Risk, RiskId } from '../fix.ts';
import type { Limits, Refusal } from '../dialects/types.ts';
import type { Planning } from '../plan.ts';
import { preflightCacheOf } from './cache-time.ts';
import { curlOf } from './curl.ts';
import { withoutVainCredentials } from './credentials-part.ts';
import type { Exposed } from './exposure.ts';
import { againstPresent, givenIngress, textsOf } from './given-ingress.ts';
import { attempt, proofOf, trialsOf, withoutBreaking } from './attempt.ts';
import { instruct, mergedInstructions } from './instruction.ts';
import type { Member } from './member.ts';
import { asOwnIngress } from './own-ingress.ts';
import { type CorsPolicy, UNCHANGED } from './policy.ts';
import { minimumReleaseOf, refusalInstructions } from './refusals.ts';
import { presentOrigins } from './present-origins.ts';
import { requestedPolicy } from './requested.ts';
import { risksOf } from './risks.ts';
import type { Site } from './site.ts';
import { partsOf, type SitePart, wholeOf } from './split.ts';
import { breakingInstructions, remainingInstructions } from './what-remains.ts';
import { wildcardsFor, withWildcards } from './wildcard-origins.ts';

/** The fixes for the blocked requests of one site, in a few steps for each. */
export function* fixesFor(site: Site, planning: Planning): Generator<void, Fix[]> {
  const fixes: Fix[] = [];
  for (const part of worthwhile(site, planning)) {
    yield;
    fixes.push(yield* fixFor(part, planning));
  }
  return fixes;
}

/** An Ingress of its own that cannot be switched on is none: its requests stay with the present one. */
function worthwhile(site: Site, planning: Planning): readonly SitePart[] {
  const parts = partsOf(site, planning.release);
  const isVoid = (part: SitePart): boolean =>
    part.paths !== null && needed(part, planning).policy.enable === null && repairableOf(part).length > 0;
  return parts.some(isVoid) ? [wholeOf(site, planning.release)] : parts;
}

const repairableOf = ({ blocked }: SitePart): readonly Member[] =>
  [...blocked].filter(([, { policy }]) => policy).map(([member]) => member);

/** What the requests of a part need, as far as the release can express it. */
function needed(part: SitePart, { dialect, release, defaults }: Planning): Limits {
  const { site, paths } = part;
  const repairable = repairableOf(part);
  const wanted = requestedPolicy(site, repairable, defaults);
  const [first] = repairable;
  const whole = paths === null || first === undefined ? wanted : asOwnIngress(site, wanted, first, defaults);
  return withoutHalfAList(site, withoutOpening(site, whole, dialect.limits(whole, release)));
}

/** The fix for the blocked requests of one Ingress. */
function* fixFor(part: SitePart, planning: Planning): Generator<void, Fix> {
  const { site, paths, blocked, passing } = part;
  const { release } = planning;
  const repairable = repairableOf(part);
  const { policy: limited, refused } = needed(part, planning);
  const exact = withoutVainCredentials(site, limited);
  const wildcards = wildcardsFor(exact.origins, site.host, release);
  const possible = planning.wildcard ? { ...exact, origins: withWildcards(exact.origins, wildcards) } : exact;
  yield;
  const tried = attempt(part, possible, planning);
  yield;
  // A list in place of `*` may shut out who passes today: what else there is to change still is.
  const made = tried.broken.length === 0 ? tried : withoutBreaking(part, possible, planning);
  const { policy, changes, trial, proof } = made;
  const instructions = mergedInstructions([
    ...[...blocked.values()].flatMap((conclusion) => conclusion.instructions),
    ...refusalInstructions(refused, site.host, release, site.seen?.wildcard === true),
    ...remainingInstructions(site, repairable, proof, trial.redirects),
    ...breakingInstructions(site, repairable, tried.broken, proof),
  ]);
  const frame = framed(site, policy, changes, planning, paths);
  return {
    ...frame,
    wildcards: changes.length === 0 ? [] : wildcards,
    instructions:
      changes.length + instructions.length > 0 ? instructions : [...blocked.keys()].slice(0, 1).map(unexplained),
    sufficient:
      proof.every(({ after }) => after === 'allowed') && !frame.risks.some(mayMiss) && !instructions.some(mayStay),
    proof,
    minimumRelease: minimumReleaseOf(refused),
    preflightCache: preflightCacheOf([...blocked.keys(), ...passing]),
  };
}

/** A list that the release reads as `*` stays off, where no origin can be written in its place. */
function withoutOpening({ seen, given }: Site, wanted: CorsPolicy, { policy, refused }: Limits): Limits {
  const isLeft = seen === null && given !== null && wanted.origins !== null && policy.origins === null;
  return isLeft && presentOrigins(given).isOpen
    ? { policy: { ...policy, enable: null, methods: null, headers: null, credentials: null }, refused }
    : { policy, refused };
}

/** A `*` stays where no list can hold all that it lets in and that need one: half of them would shut out the others. */
function withoutHalfAList({ seen }: Site, { policy, refused }: Limits): Limits {
  const half = refused.find(({ kind, item }) => kind === 'origin' && item.name !== 'null');
  const { origins } = policy;
  if (seen?.wildcard !== true || half === undefined || origins === null) return { policy, refused };
  const { from, because, onlyWith } = origins;
  const other: Refusal = { ...half, item: { name: from ?? '', because, onlyWith } };
  return { policy: { ...policy, origins: null }, refused: [...refused, ...(because.length === 0 ? [] : [other])] };
}

/** A fix that repairs nothing and lets scripts read more: no exchange of it is blocked. */
export function improvementFor(site: Site, { list, members }: Exposed, planning: Planning): Fix | null {
  const { dialect, release } = planning;
  const { policy, refused } = dialect.limits({ ...UNCHANGED, expose: list }, release);
  const changes = againstPresent(dialect.emit(policy), site.given);
  const part: SitePart = { site, paths: null, blocked: new Map(), passing: members };
  const proof = proofOf(part, members, changes, trialsOf(part, planning));
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

/** Whether what does not show may take the effect away: another Ingress, an error service, a header that comes twice. */
const mayMiss = ({ id }: Risk): boolean => MISSING.has(id);

const MISSING: ReadonlySet<RiskId> = new Set([
  'path-may-be-taken',
  'path-may-be-of-another',
  'error-page-may-replace',
  'own-headers-may-double',
]);

/** Two lines of an application become one, those of a proxy in front of the gateway stay: which they are does not show. */
const mayStay = ({ id }: Instruction): boolean => id === 'remove-duplicate-origin-header';

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

/** Nothing to change and nothing to tell would leave the reader alone. */
const unexplained = (member: Member): Instruction =>
  instruct('correct-origin-list', member, { origin: member.origin, found: member.failures[0]?.found ?? '' });
