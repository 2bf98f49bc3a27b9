// What the closed loop asks of a batch of hosts, each question of real nginx and real Chromium.
import type { Change, Fix } from '../../src/core/index.ts';
import { annotations as prefixed, app } from '../lab/origins.ts';
import { asItStands, fixesOf, type Loop, type Paths, repaired, type Round } from './loop.ts';
import type { LoopSite } from './site.ts';

export type Outcome =
  | 'nothing-blocked'
  /** Every blocked request passes after the fix. */
  | 'repaired'
  /** The Ingress showed nothing of its policy: after the first fix it did, and the second one repaired it. */
  | 'repaired-in-two'
  /** The fix says what no cors-* annotation repairs, and none does. */
  | 'no-annotation-helps'
  | 'wrong';

export interface Examined {
  readonly site: LoopSite;
  readonly outcome: Outcome;
  /** What was expected and did not happen. */
  readonly fault: string;
}

interface Standing {
  readonly site: LoopSite;
  readonly blocked: readonly number[];
  readonly fixes: readonly Fix[];
  readonly present: Paths;
}

const ORIGINS = 'nginx.ingress.kubernetes.io/cors-allow-origin';

export async function examine(sites: readonly LoopSite[], loop: Loop): Promise<readonly Examined[]> {
  const present = new Map(sites.map((site) => [site.host, asItStands(site)]));
  const before = await loop.round(sites, present);
  const standing = sites.map((site) => standingOf(site, before, present));
  const first = stateAfter(standing, present);
  const after = await loop.round(sites, first);
  const second = sites.map((site) => standingOf(site, after, first));
  const third = stateAfter(second, first);
  const last = await loop.round(sites, third);
  const examined = new Map<string, Examined>();
  for (const [index, one] of standing.entries()) {
    const { site, blocked, fixes } = one;
    const [again, finally_] = [second[index]?.blocked ?? [], blockedIn(last, site)];
    const fault =
      regression(site, before, after) ?? regression(site, before, last) ?? falseClaim(one, again) ?? silent(one);
    const outcome: Outcome =
      fault !== null
        ? 'wrong'
        : blocked.length === 0
          ? 'nothing-blocked'
          : again.length === 0
            ? 'repaired'
            : finally_.length === 0
              ? 'repaired-in-two'
              : 'no-annotation-helps';
    examined.set(site.host, { site, outcome, fault: fault === null ? '' : `${fault} ${describe(fixes)}` });
  }
  const done = [...examined.values()];
  for (const wrong of [...(await notMinimal(standing, done, loop)), ...(await repairableAfterAll(done, last, loop))]) {
    examined.set(wrong.site.host, wrong);
  }
  return [...examined.values()];
}

function standingOf(site: LoopSite, round: Round, state: ReadonlyMap<string, Paths>): Standing {
  const exchanges = round.exchanges.get(site.host) ?? [];
  return {
    site,
    blocked: blockedIn(round, site),
    fixes: fixesOf(site, exchanges),
    present: state.get(site.host) ?? asItStands(site),
  };
}

const blockedIn = ({ passed }: Round, { host }: LoopSite): readonly number[] =>
  (passed.get(host) ?? []).flatMap((pass, index) => (pass ? [] : [index]));

const stateAfter = (standing: readonly Standing[], state: ReadonlyMap<string, Paths>): ReadonlyMap<string, Paths> =>
  new Map(
    [...state].map(([host, paths]) => {
      const one = standing.find(({ site }) => site.host === host);
      return [host, one === undefined ? paths : repaired(paths, one.fixes)];
    }),
  );

/** Nothing that passed may be blocked afterwards. */
function regression(site: LoopSite, before: Round, after: Round): string | null {
  const now = after.passed.get(site.host) ?? [];
  const lost = (before.passed.get(site.host) ?? []).findIndex((pass, index) => pass && now[index] === false);
  return lost < 0 ? null : `Request ${lost} passed before the fix and is blocked after it.`;
}

/**
 * A fix that calls itself sufficient must be; one that starts from what it cannot see may need a second look, and so does
 * a request that was never sent: that its body is too large shows only afterwards.
 */
function falseClaim({ fixes, site }: Standing, blockedAgain: readonly number[]): string | null {
  const again = blockedAgain.filter((index) => !isTooLarge(site, index));
  const claims =
    fixes.length > 0 &&
    fixes.every(({ sufficient, changes }) => sufficient && changes.every(({ mode }) => mode === 'set'));
  return claims && again.length > 0 ? `Declared sufficient, and requests ${again.join(', ')} are still blocked.` : null;
}

const isTooLarge = ({ annotations, requests }: LoopSite, index: number): boolean =>
  annotations['proxy-body-size'] !== undefined && (requests[index]?.body ?? 0) > 1024;

/** Something is blocked, and there is neither a change nor a word of advice. */
const silent = ({ blocked, fixes }: Standing): string | null =>
  blocked.length > 0 && fixes.every(({ changes, instructions }) => changes.length + instructions.length === 0)
    ? 'Blocked, and no fix says anything.'
    : null;

/**
 * The lines that a fix really changes and that can be left out: not a value that stands there already and was not to be
 * seen, not what is needed in one reading of the credentials mode only, not what an Ingress of its own takes over from the
 * present one or lists for what the application answers today, and not the origins, which keep others out.
 */
function changedKeys({ fixes, present }: Standing): readonly string[] {
  const before = present.get('/') ?? {};
  const isChange = ({ key, value, mode, onlyWith, because }: Change): boolean =>
    key !== ORIGINS &&
    onlyWith === null &&
    before[key] !== value &&
    (mode === 'set' || before[key] === undefined) &&
    !because.some(({ reason }) => reason.key === 'because_answered_today');
  const lines = fixes.filter(({ paths }) => paths === null).flatMap(({ changes }) => changes);
  return [...new Set(lines.filter(isChange).map(({ key }) => key))];
}

/** Without any one changed line something must be blocked again. */
async function notMinimal(
  standing: readonly Standing[],
  done: readonly Examined[],
  loop: Loop,
): Promise<readonly Examined[]> {
  const repairedHosts = new Set(done.filter(({ outcome }) => outcome === 'repaired').map(({ site }) => site.host));
  const candidates = standing.filter(({ site }) => repairedHosts.has(site.host));
  const most = Math.max(0, ...candidates.map((one) => changedKeys(one).length));
  const wrong: Examined[] = [];
  for (let number = 0; number < most; number++) {
    const tried = candidates.filter((one) => changedKeys(one).length > number);
    const state = new Map(
      tried.map((one) => [one.site.host, repaired(one.present, one.fixes, changedKeys(one)[number])]),
    );
    const round = await loop.round(
      tried.map(({ site }) => site),
      state,
    );
    for (const one of tried) {
      if (blockedIn(round, one.site).length > 0) continue;
      const fault = `Not minimal: it passes without ${changedKeys(one)[number]}. ${describe(one.fixes)}`;
      wrong.push({ site: one.site, outcome: 'wrong', fault });
    }
  }
  return wrong;
}

/** Where no annotation was said to help, the best policy that can be written must not help either. */
async function repairableAfterAll(done: readonly Examined[], last: Round, loop: Loop): Promise<readonly Examined[]> {
  const hopeless = done.filter(({ outcome }) => outcome === 'no-annotation-helps').map(({ site }) => site);
  if (hopeless.length === 0) return [];
  const best = prefixed({
    'enable-cors': 'true',
    'cors-allow-origin': app,
    'cors-allow-credentials': 'true',
    'cors-allow-methods': 'GET, PUT, POST, DELETE, PATCH, OPTIONS',
    'cors-allow-headers': 'Content-Type,Authorization,X-Api-Key,X-Trace-Id',
  });
  const kept = new Set(['proxy-body-size', 'configuration-snippet']);
  const state = new Map(
    hopeless.map((site) => {
      const others = Object.fromEntries(Object.entries(site.annotations).filter(([name]) => kept.has(name)));
      return [site.host, new Map([['/', { ...best, ...prefixed(others) }]])];
    }),
  );
  const round = await loop.round(hopeless, state);
  return hopeless.flatMap((site): readonly Examined[] => {
    const now = round.passed.get(site.host) ?? [];
    const helped = blockedIn(last, site).filter((index) => now[index] === true);
    return helped.length === 0
      ? []
      : [{ site, outcome: 'wrong', fault: `Annotations would have helped requests ${helped.join(', ')}.` }];
  });
}

const describe = (fixes: readonly Fix[]): string =>
  fixes
    .map(({ changes, instructions }) =>
      [
        ...changes.map(
          ({ key, value, mode, onlyWith }) => `${mode} ${key}: ${value}${onlyWith === null ? '' : ` (${onlyWith})`}`,
        ),
        ...instructions.map(({ id }) => id),
      ].join('; '),
    )
    .join(' | ');
