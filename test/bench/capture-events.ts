// What each event costs: listeners that do nothing, more or fewer of them, here or there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare } from './capture-compare.ts';
import { EVENTS, LISTENING, NOTHING, type Rival, writeRival } from './capture-rivals.ts';
import { startCaptureSite } from './capture-site.ts';
import { openStage, type Stage } from './capture-stage.ts';
import type { Figure } from './figure.ts';

const without = (...names: readonly string[]): Rival['events'] => EVENTS.filter(({ event }) => !names.includes(event));

const RIVALS: readonly Rival[] = [
  LISTENING,
  { ...LISTENING, name: 'without DevTools’ own log', hearsDevTools: false },
  { ...LISTENING, name: 'and without onResponseStarted', events: without('onResponseStarted'), hearsDevTools: false },
  {
    ...LISTENING,
    name: 'and with onSendHeaders and onBeforeRedirect',
    events: [
      ...EVENTS,
      { event: 'onSendHeaders', headers: 'requestHeaders' },
      { event: 'onBeforeRedirect', headers: 'responseHeaders' },
    ],
    hearsDevTools: false,
  },
  { ...LISTENING, name: 'in the background, for all tabs', place: 'background', hearsDevTools: false },
  NOTHING,
];
const ROUNDS = 7;

/** Prints the table of docs/decisions/010; none of it has a bound. @param rounds how often each page is loaded */
export async function measureCaptureEvents(rounds: number = ROUNDS): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-rivals-'));
  const site = await startCaptureSite();
  const stages: Stage[] = [];
  try {
    for (const rival of RIVALS) stages.push(await openStage(site, writeRival(folder, rival), '/panel.html'));
    await compare(
      rounds,
      stages.map(({ inspected }, index) => ({ name: RIVALS[index]?.name ?? '', page: inspected })),
    );
    return [];
  } finally {
    for (const { chromium } of stages) await chromium.close();
    site.close();
    rmSync(folder, { recursive: true });
  }
}
