// What the closed loop asks of a batch of sites, each question of real nginx and real Chromium.
import { type Fix, type Leg, plan } from '../../src/core/index.ts';
import { readManifest } from '../../src/core/kubernetes/index.ts';
import { mergedObjects, pastedObjects } from './apply.ts';
import {
  brokenPromise,
  isExcused,
  isHidden,
  isUnrouted,
  isWithoutEffect,
  needlessIn,
  regression,
  silent,
  type Standing,
} from './faults.ts';
import { generousTrials, hygienic } from './generous.ts';
import type { Answered, Loop, Round, Trial } from './loop.ts';
import { textOf } from './manifest-text.ts';
import { calledHost, type LoopSite } from './site.ts';

export type Outcome =
  | 'nothing-blocked'
  /** Every blocked request passes after the fix. */
  | 'repaired'
  /** Part of it could not be seen: the Ingress showed nothing of its policy, or a request was not sent yet. A second fix did it. */
  | 'repaired-in-two'
  /** The fix says what no cors-* annotation repairs, and none does. */
  | 'no-annotation-helps'
  | 'wrong';

/** `yaml`: the plan knows the Ingress, and the fix is merged into it. `blind`: it knows the requests only. */
export type Way = 'yaml' | 'blind';

export interface Examined {
  readonly site: LoopSite;
  readonly way: Way;
  readonly outcome: Outcome;
  /** What was expected and did not happen. */
  readonly fault: string;
  /** Lines of which each was left out once. */
  readonly lines: number;
}

interface Case extends Standing {
  readonly after: Trial;
  readonly without: readonly (Trial & { readonly fix: Fix; readonly key: string })[];
}

const WAYS: readonly Way[] = ['yaml', 'blind'];

export async function examine(sites: readonly LoopSite[], loop: Loop): Promise<readonly Examined[]> {
  const before = await loop.round(sites.map((site) => ({ label: site.label, site, objects: site.objects })));
  const cases: Case[] = [];
  const examined: Examined[] = [];
  for (const site of sites) {
    const answered = answersIn(before, site.label);
    for (const way of WAYS) {
      try {
        cases.push(caseOf(site, way, answered));
      } catch (error) {
        examined.push({ site, way, outcome: 'wrong', fault: String(error), lines: 0 });
      }
    }
  }
  const after = await loop.round(cases.flatMap(({ after: whole, without }) => [whole, ...without]));
  const strangers = await strangersIn(cases, loop);
  const isOpen = (it: Case): boolean => !answersIn(after, it.after.label).passed.every(Boolean);
  const second = new Map(cases.filter(isOpen).map((it) => [it, secondTrial(it, answersIn(after, it.after.label))]));
  const generous = [...new Set(cases.filter(isOpen).map(({ site }) => site))].flatMap((site) => generousTrials(site));
  const last = await loop.round([...second.values(), ...generous]);
  for (const it of cases) {
    const now = answersIn(after, it.after.label);
    const trial = second.get(it);
    const ended = trial === undefined ? now : answersIn(last, trial.label);
    const tried = generous.filter(({ site }) => site === it.site).map(({ label }) => answersIn(last, label));
    const fault =
      regression(it, now) ??
      regression(it, ended) ??
      brokenPromise(it, now) ??
      silent(it) ??
      needlessIn(it, now, (label) => (strangers.has(label) ? null : answersIn(after, label))) ??
      repairableAfterAll(it, ended, tried);
    const outcome = fault === null ? outcomeOf(it, now, ended) : 'wrong';
    const described = fault === null ? '' : `${it.way}: ${fault} ${describe(it.fixes)}`;
    examined.push({ site: it.site, way: it.way, outcome, fault: described, lines: it.without.length });
  }
  return examined;
}

const answersIn = (round: Round, label: string): Answered => round.get(label) ?? { passed: [], exchanges: [] };

function fixesOf(site: LoopSite, { exchanges }: Answered, text: string | null): readonly Fix[] {
  const captured = exchanges.filter((exchange) => exchange !== undefined);
  const options = text === null ? {} : { yaml: readManifest(text) };
  return plan(captured, { release: site.release, ...options }).filter(({ id }) => !id.endsWith(':expose'));
}

function caseOf(site: LoopSite, way: Way, before: Answered): Case {
  const text = textOf(site);
  const fixes = fixesOf(site, before, way === 'yaml' ? text : null);
  const host = calledHost(site, site.label);
  const own = fixes.filter((fix) => fix.host === host);
  const apply = (omitted?: { fix: Fix; key: string }) =>
    way === 'yaml' ? mergedObjects(text, own, omitted) : pastedObjects(site, site.objects, own, omitted);
  const label = `${way}-${site.label}`;
  const lines = own.flatMap((fix) => fix.changes.map(({ key }) => ({ fix, key })));
  const standing: Standing = { site, way, before, fixes };
  return {
    ...standing,
    after: { label, site, objects: apply() },
    without: lines
      .filter((line) => !isExcused(standing, line))
      .map(({ fix, key }, index) => ({
        label: `${way[0]}${index}-${site.label}`,
        site,
        objects: apply({ fix, key }),
        fix,
        key,
      })),
  };
}

/** The trials without the list of origins that let a page in that nobody knows, and that the whole fix keeps out. */
async function strangersIn(cases: readonly Case[], loop: Loop): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const it of cases) {
    for (const trial of it.without) {
      if (!trial.key.endsWith('/cors-allow-origin')) continue;
      // Where the application itself lets everybody in, only another path shows it.
      const plain = it.site.objects.flatMap(({ paths }) => paths).filter(({ path }) => /^[\w/-]+$/.test(path));
      for (const { path } of [...it.site.requests, ...plain]) {
        for (const method of ['OPTIONS', 'GET'] as const) {
          if ((await loop.letsStrangerIn(trial, path, method)) && !(await loop.letsStrangerIn(it.after, path, method)))
            found.add(trial.label);
        }
      }
    }
  }
  return found;
}

/** What is still blocked gets one more fix, from what can be seen now. */
function secondTrial({ site, way, after }: Case, now: Answered): Trial {
  const label = `second-${way}-${site.label}`;
  const host = calledHost(site, site.label);
  const renamed = now.exchanges.map((it) => it && withHost(it, calledHost(site, after.label), host));
  const fixes = fixesOf(site, { ...now, exchanges: renamed }, null).filter((fix) => fix.host === host);
  return { label, site, objects: way === 'yaml' ? after.objects : pastedObjects(site, after.objects, fixes) };
}

const withHost = (exchange: NonNullable<Answered['exchanges'][number]>, from: string, to: string): typeof exchange => ({
  ...exchange,
  legs: exchange.legs.map((leg) => ({ ...leg, url: leg.url.replace(`//${from}`, `//${to}`) })),
});

/** A request that stays blocked, and that the best policy which can be written lets through. */
function repairableAfterAll(
  { site, way, before, fixes }: Case,
  last: Answered,
  tried: readonly Answered[],
): string | null {
  const helped = before.passed.findIndex(
    (pass, index) =>
      !pass &&
      !isUnrouted(site, index) &&
      !isHidden(site, before, index, way) &&
      !isWithoutEffect(site, fixes, index) &&
      last.passed[index] === false &&
      tried.some(
        ({ passed, exchanges }) =>
          passed[index] === true &&
          hygienic(exchanges[index]) &&
          before.passed.every((was, at) => !was || (passed[at] === true && !isMasked(site, before, at))),
      ),
  );
  return helped < 0 || !hygienic(before.exchanges[helped]) ? null : `Annotations would have helped request ${helped}.`;
}

/** It was redirected to where the block's own answer hides what the application would let in. */
const isMasked = ({ requests }: LoopSite, { exchanges }: Answered, index: number): boolean =>
  /^\/\w+-cors\//.test(requests[index]?.path ?? '') && exchanges[index]?.legs.some(isWithoutOrigin) === true;

const isWithoutOrigin = ({ requestHeaders }: Leg): boolean =>
  (requestHeaders ?? []).some(([name, value]) => name.toLowerCase() === 'origin' && value === 'null');

function outcomeOf({ before }: Case, now: Answered, last: Answered): Outcome {
  if (before.passed.every(Boolean)) return 'nothing-blocked';
  if (now.passed.every(Boolean)) return 'repaired';
  return last.passed.every(Boolean) ? 'repaired-in-two' : 'no-annotation-helps';
}

const describe = (fixes: readonly Fix[]): string =>
  fixes
    .map(({ host, paths, changes, instructions, sufficient }) =>
      [
        `${host}${paths?.join(',') ?? ''} ${sufficient ? 'sufficient' : 'not sufficient'}`,
        ...changes.map(
          ({ key, value, mode, onlyWith }) => `${mode} ${key}: ${value}${onlyWith === null ? '' : ` (${onlyWith})`}`,
        ),
        ...instructions.map(({ id }) => id),
      ].join('; '),
    )
    .join(' | ');
