// A stream of random requests while the worker is killed, or DevTools are closed and opened: the same log as without.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../src/cli/session.ts';
import { type Exchange, judge } from '../../src/core/index.ts';
import { capturedExchanges, settledExchanges } from '../../src/dev/capture-log.ts';
import { openPanel, type OpenPanel } from '../../src/dev/devtools-panel.ts';
import { type Answer, addressOf, type Case } from '../differential/case.ts';
import { generate } from '../differential/generate.ts';
import { randomFrom } from '../differential/random.ts';
import { startWorld, type World } from '../differential/world.ts';
import { createWorkerKiller } from '../support/kill-worker.ts';
import { SEED } from '../support/random-seed.ts';
import { until } from '../support/until.ts';

/** `STREAM=2000 KILLS=50 SEED=7 npx vitest run --project e2e test/e2e/losing-nothing.test.ts` runs the whole size. */
const STREAM = Number(process.env['STREAM'] ?? 320);
const KILLS = Number(process.env['KILLS'] ?? 8);
/** Two slices run at a time: 64 requests in flight, and what of older ones takes longer. */
const SLICE = 32;
const PATIENCE = 500;
/** The slice during which DevTools end. */
const MIDDLE = Math.floor(STREAM / SLICE / 2);
/** By then the background listens in the place of DevTools that are gone, in milliseconds. */
const LISTENS_AFTER = 2000;
const timeout = 300_000 + 150 * STREAM;
/** How long the last of them may take to end, in milliseconds. */
const ENDING = 20_000;

let world: World | undefined;
let session: Session | undefined;
afterEach(async () => {
  await session?.chromium.close();
  await world?.close();
  [session, world] = [undefined, undefined];
});

/** The cases of a run, each at addresses that no other run has: answers to preflights are kept. */
const casesOf = (run: string): readonly Case[] =>
  Array.from({ length: STREAM }, (_, number) => {
    const { hops, ...one } = generate(SEED, number);
    return {
      ...one,
      hops: hops.map((hop) => ({ ...hop, preflight: keptOrNot(hop.preflight, one.repeated) })),
      page: 'https' as const,
      id: `${run}-${number}`,
    };
  });

/**
 * Kept for the whole run or not at all: of 5 seconds it would be the machine's pace that decides who asks again. And only
 * where somebody does: Chromium keeps 1,024, and then throws away any of them.
 */
function keptOrNot({ headers, ...answer }: Answer, isAskedAgain: boolean): Answer {
  const isMaxAge = ([name]: (typeof headers)[number]): boolean => name === 'Access-Control-Max-Age';
  const isNotKept = headers.some((header) => isMaxAge(header) && /^(?:0|-1)$/.test(header[1]));
  const kept = ['Access-Control-Max-Age', isAskedAgain && !isNotKept ? '6000' : '0'] as const;
  return { ...answer, headers: [...headers.filter((header) => !isMaxAge(header)), kept] };
}

/** What is said of each case, in the order of the cases: one line for each exchange at its address. */
function said(cases: readonly Case[], exchanges: readonly Exchange[]): readonly (readonly string[])[] {
  const byUrl = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const url = exchange.legs[0]?.url ?? '';
    byUrl.set(url, [...(byUrl.get(url) ?? []), exchange]);
  }
  return cases.map((one) => (byUrl.get(addressOf(one, 0)) ?? []).map((exchange) => lineOf(one.id, exchange)));
}
function lineOf(id: string, exchange: Exchange): string {
  const { result, failures, candidates } = judge(exchange);
  const legs = exchange.legs.map(({ role, response }) => `${role} ${response?.status ?? 'none'}`);
  const named = [failures, ...candidates.map((one) => one.failures)].map((list) =>
    list.map(({ kind, stage, found, needed }) => [kind, stage, found, needed]),
  );
  return JSON.stringify({ result, legs, named }).replaceAll(id, 'ID');
}

async function begin(
  run: string,
): Promise<{ readonly cases: readonly Case[]; readonly page: Page; readonly panel: Frame }> {
  world ??= await startWorld();
  session ??= await openSession({ headless: true, hosts: world.hosts, trust: world.trust });
  const cases = casesOf(run);
  world.serve(cases);
  const { page, panel } = session;
  await page.goto('https://app.shop.test/');
  return { cases, page, panel };
}

/** Sends everything, slice after slice, and does something while each is under way. */
async function stream(
  page: Page,
  cases: readonly Case[],
  meanwhile: (slice: number, running: readonly Promise<unknown>[]) => Promise<void>,
): Promise<void> {
  const running: Promise<unknown>[] = [];
  for (let from = 0; from < cases.length; from += SLICE) {
    await Promise.race([running.at(-2), sleep(PATIENCE)]);
    const asked = cases.slice(from, from + SLICE).map((one) => ({ ...one, hops: [], url: addressOf(one, 0) }));
    running.push(page.evaluate(`runCases(${JSON.stringify(asked)}, ${SLICE})`));
    await meanwhile(from / SLICE, running);
  }
  await Promise.all(running);
}

/** Waits until what ran before the last two slices has ended, for the page and in the log, however slow the machine. */
async function catchUp({ page, panel }: Session, running: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(running.slice(0, -2));
  const url = `https://api.shop.test/mark-${running.length}-${Date.now()}`;
  await page.evaluate(`fetch('${url}').catch(() => null)`);
  await until(
    'the log has the mark',
    async () =>
      (await capturedExchanges(panel)).some(({ legs, outcome }) => legs[0]?.url === url && outcome !== 'pending'),
    60_000,
  );
}

/** Waits, and has the page ask for something now and then: a page without requests is forgotten soon. */
async function during(page: Page, awaited: Promise<unknown>): Promise<void> {
  const state = { isOver: false };
  void awaited.finally(() => (state.isOver = true));
  while (!state.isOver) {
    await page.evaluate(`fetch('/?still').then((response) => response.text())`);
    await Promise.race([awaited, sleep(500)]);
  }
}

/** Each case that the two runs do not say the same of. */
function differences(
  before: ReturnType<typeof said>,
  after: ReturnType<typeof said>,
): readonly { readonly case: number; readonly lines: readonly string[]; readonly others: readonly string[] }[] {
  return before.flatMap((lines, index) => {
    const others = after[index] ?? [];
    return JSON.stringify(lines) === JSON.stringify(others) ? [] : [{ case: index, lines, others }];
  });
}

async function undisturbed(): Promise<ReturnType<typeof said>> {
  console.log(`Seed ${SEED}.`);
  const { cases, page, panel } = await begin('calm');
  await stream(page, cases, () => Promise.resolve());
  return said(cases, await settledExchanges(panel, ENDING));
}

test(
  'a worker that is killed again and again at random moments loses no exchange, doubles none, and changes no verdict',
  { timeout },
  async () => {
    const before = await undisturbed();
    const { cases, page, panel } = await begin('killed');
    const killer = await createWorkerKiller(page.browser());
    const random = randomFrom(SEED);
    let kills = 0;
    await stream(page, cases, async () => {
      if (kills === KILLS) return;
      await sleep(random.pick([0, 1, 3, 10, 30, 60]));
      await killer.kill();
      kills++;
    });
    expect(kills).toBe(KILLS);
    const after = said(cases, await settledExchanges(panel, ENDING));
    expect(after.filter((lines) => lines.length > 0).length).toBeGreaterThan(0.7 * STREAM);
    expect(differences(before, after)).toEqual([]);
  },
);

/** DevTools that are still about to close would be taken for the new ones. */
async function openAgain(page: Page, before: Page): Promise<OpenPanel> {
  await until('they have closed', () => Promise.resolve(before.isClosed()), 60_000);
  return openPanel(page);
}

async function reopening(end: (devtools: Page) => Promise<unknown>): Promise<ReturnType<typeof differences>> {
  const before = await undisturbed();
  const { cases, page } = await begin('reopened');
  let reopened: Promise<OpenPanel> | undefined;
  await stream(page, cases, async (slice, running) => {
    if (slice === MIDDLE && session !== undefined) {
      await catchUp(session, running);
      await end(session.devtools);
    }
    if (slice === MIDDLE + 2 && session !== undefined) reopened = openAgain(page, session.devtools);
    // What the last two slices send is theirs to hear.
    if (reopened !== undefined && (slice + 3) * SLICE >= STREAM) await during(page, reopened);
  });
  const { panel } = (await reopened) ?? {};
  if (panel === undefined) throw new Error('no panel');
  const after = said(cases, await settledExchanges(panel, ENDING));
  return differences(before, after).filter((one) => !isAskedByDevTools(cases[one.case], one));
}

/** DevTools that open ask for the page's style sheets, without CORS: one more exchange where a server had one more request. */
function isAskedByDevTools(
  asked: Case | undefined,
  { lines, others }: ReturnType<typeof differences>[number],
): boolean {
  if (asked?.requester !== 'style' || world?.requestsOf(asked.id) !== others.length) return false;
  const own = others.findIndex((line) => line.includes('"not-cors"'));
  return own >= 0 && JSON.stringify(others.toSpliced(own, 1)) === JSON.stringify(lines);
}

test('DevTools that are closed and opened again in the middle of it lose none either', { timeout }, async () => {
  const close = (devtools: Page) => devtools.evaluate('void setTimeout(() => InspectorFrontendHost.closeWindow())');
  expect(await reopening(close)).toEqual([]);
});

test('DevTools that end without a word lose at most what is under way at that moment', { timeout }, async () => {
  // As when their process crashes: until the background listens, nobody does.
  const lost = await reopening(async (devtools) => {
    await devtools.close();
    await sleep(LISTENS_AFTER);
  });
  const [from, to] = [(MIDDLE - 2) * SLICE, (MIDDLE + 1) * SLICE];
  // An event source that connects again may be under way at any time.
  const isUnderWay = (one: (typeof lost)[number]) => one.lines.length > 1 || (one.case >= from && one.case < to);
  expect(lost.filter((one) => !isUnderWay(one))).toEqual([]);
  expect(lost.filter(({ lines, others }) => others.length > lines.length)).toEqual([]);
});
