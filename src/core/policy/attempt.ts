// Tries a policy on what was captured: the lines that are left of it, and what the simulation shows behind them.
import type { Change, Proof } from '../fix.ts';
import type { IngressPath } from '../ingress-nginx/types.ts';
import type { Planning } from '../plan.ts';
import { withoutVainCredentials } from './credentials-part.ts';
import { againstPresent, placedIn } from './given-ingress.ts';
import type { Member } from './member.ts';
import { presentPolicy } from './needing.ts';
import { type CorsPolicy, type ListChange, type Part, UNCHANGED } from './policy.ts';
import { type Trial, verdictAfter } from './proof.ts';
import type { Site } from './site.ts';
import type { SitePart } from './split.ts';

/** The changes for a policy, and what the simulation shows behind them. */
export interface Attempt {
  readonly policy: CorsPolicy;
  readonly changes: readonly Change[];
  readonly trial: Trial;
  readonly proof: readonly Proof[];
  /** What passes today and would not pass afterwards. */
  readonly broken: readonly Member[];
}

export function attempt(part: SitePart, possible: CorsPolicy, planning: Planning): Attempt {
  const { site, paths, blocked, passing } = part;
  const { dialect } = planning;
  const trying = trialsOf(part, planning);
  const policy = paths === null ? minimal(part, possible, (it) => trying(dialect.emit(it))) : possible;
  const changes = paths === null ? againstPresent(dialect.emit(policy), site.given) : dialect.emit(policy);
  const members = [...blocked.keys(), ...passing];
  const proof = changes.length === 0 ? asItIs(members) : proofOf(part, members, changes, trying);
  const lost = proof.filter(({ before, after }) => before === 'allowed' && after !== 'allowed');
  const ids = new Set(lost.map(({ exchange }) => exchange));
  return {
    policy,
    changes,
    trial: trying(changes),
    proof,
    broken: passing.filter(({ exchange }) => ids.has(exchange.id)),
  };
}

export function withoutBreaking(part: SitePart, possible: CorsPolicy, planning: Planning): Attempt {
  // Switched on without a list it would let in everybody, or whoever a list holds that nobody sees.
  const opens = part.site.given === null && possible.enable !== null;
  if (opens || part.paths !== null) return attempt(part, UNCHANGED, planning);
  const wide = attempt(part, withoutVainCredentials(part.site, { ...possible, origins: null }), planning);
  return wide.broken.length === 0 ? wide : attempt(part, UNCHANGED, planning);
}

type Trials = (changes: readonly Change[]) => Trial;

/** The gateway with the changes made: on the present Ingress, or on one of its own beside it. */
export function trialsOf({ site, paths }: SitePart, { dialect, release, defaults }: Planning): Trials {
  const present = dialect.present(site, defaults, release);
  const { given } = site;
  const trials = new Map<string, Trial>();
  const shapes: Trial['shapes'] = new Map();
  const placedAfter = (changes: readonly Change[]): readonly IngressPath[] => {
    if (given !== null) return placedIn(given, paths, changes, dialect);
    if (paths === null) return [{ path: '/', annotations: dialect.applied(present, changes) }];
    const annotations = dialect.applied({}, changes);
    return [{ path: '/', annotations: present }, ...paths.map((path) => ({ path, annotations }))];
  };
  return (changes) => {
    const key = changes.map(({ key: name, value }) => `${name}: ${value}`).join('\n');
    const known = trials.get(key);
    if (known !== undefined) return known;
    const placed = placedAfter(changes);
    const trial = {
      dialect,
      release,
      placed,
      byPath: given !== null || placed.length > 1,
      answers: new Map(),
      known: new Map(),
      shapes,
      redirects: new Map(),
    };
    trials.set(key, trial);
    return trial;
  };
}

/** The parts that a verdict can show to be needless. The origins are none: without them every origin would be let in. */
const DROPPABLE = ['enable', 'credentials', 'methods', 'headers'] as const;

/** A line against a present value that cannot be seen: the simulation, which starts from the default, does not miss it. */
function isSafeguard(site: Site, policy: CorsPolicy, name: (typeof DROPPABLE)[number]): boolean {
  if (name === 'credentials') return presentPolicy(site) === null;
  const part = policy[name];
  return part !== null && 'mode' in part && part.mode === 'append' && part.because.length > 0;
}

/** Drops each part without which every verdict is the same. */
function minimal(part: SitePart, policy: CorsPolicy, trying: (policy: CorsPolicy) => Trial): CorsPolicy {
  let [kept, trial] = [policy, trying(policy)];
  for (const name of DROPPABLE) {
    if (kept[name] === null || isSafeguard(part.site, kept, name)) continue;
    const without = { ...kept, [name]: null };
    const less = trying(without);
    const matters = inOrder(part, kept[name]).some((member) => {
      const [a, b] = [resultOf(part, [member], trial), resultOf(part, [member], less)];
      return a.result !== b.result || meets(a) !== meets(b);
    });
    if (!matters) [kept, trial] = [without, less];
  }
  return kept;
}

/** Those that a line is there for come first: it is theirs to miss it. */
function inOrder({ blocked, passing }: SitePart, line: Part<boolean> | ListChange | null): readonly Member[] {
  const items = line !== null && 'add' in line ? line.add : [];
  const named = new Set(
    [...(line?.because ?? []), ...items.flatMap(({ because }) => because)].map(({ exchange }) => exchange),
  );
  const all = [...blocked.keys(), ...passing];
  const isNamed = ({ exchange }: Member): boolean => named.has(exchange.id);
  return [...all.filter(isNamed), ...all.filter((member) => !isNamed(member))];
}

/** What it meets: a line with which a request gets further is needed, though something else stops it there. */
const meets = ({ failures }: ReturnType<typeof verdictAfter>): string =>
  failures.map(({ leg, kind, needed }) => `${leg} ${kind} ${needed ?? ''}`).join('\n');

/**
 * The verdicts on the exchanges of these members after the changes. What passes, and by the simulation of the unchanged
 * gateway would not, is on another release or behind what the YAML does not show: no change takes away what it has.
 */
export function proofOf(
  part: SitePart,
  members: readonly Member[],
  changes: readonly Change[],
  trying: Trials,
): readonly Proof[] {
  const trial = trying(changes);
  const exchanges = new Map<string, Member[]>();
  for (const member of members) {
    const hops = exchanges.get(member.exchange.id);
    if (hops === undefined) exchanges.set(member.exchange.id, [member]);
    else hops.push(member);
  }
  return [...exchanges].map(([exchange, hops]) => {
    const { result, failures } = resultOf(part, hops, trial);
    const before = hops[0]?.verdict.result ?? 'blocked';
    const isUnforeseen =
      before === 'allowed' && result !== 'allowed' && resultOf(part, hops, trying([])).result !== 'allowed';
    return isUnforeseen
      ? { exchange, before, after: before, remaining: [] }
      : { exchange, before, after: result, remaining: failures };
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
  const beyond = hops.filter((hop) => blocked.get(hop)?.outOfReach === true);
  return verdictAfter(site, hops, beyond.length === 0 ? NONE : new Set(beyond), trial);
}

const NONE: ReadonlySet<Member> = new Set();
