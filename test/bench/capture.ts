// What the capture costs pages: a page that asks for much, in browsers with one extension each, measured in turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { measureAsleep } from './capture-asleep.ts';
import { LISTENING, NOTHING, type Rival, writeRival } from './capture-rivals.ts';
import { startCaptureSite } from './capture-site.ts';
import { compare, ratio, ROUNDS } from './capture-compare.ts';
import { openStage, type Stage } from './capture-stage.ts';
import { type Figure, figure } from './figure.ts';

/** @param rounds how often each page is loaded */
export async function measureCapture(rounds: number = ROUNDS): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-rivals-'));
  const site = await startCaptureSite();
  const stages: Stage[] = [];
  try {
    const rival = async (which: Rival): Promise<Stage> => {
      const stage = await openStage(site, writeRival(folder, which), '/panel.html');
      stages.push(stage);
      return stage;
    };
    const ours = await openStage(site, buildExtension());
    stages.push(ours);
    const listening = await rival(LISTENING);
    const deaf = await rival(NOTHING);
    const inspected = await compare(rounds, [
      { name: 'ours', page: ours.inspected },
      { name: 'the same listeners, doing nothing', page: listening.inspected },
      { name: 'no listeners', page: deaf.inspected },
    ]);
    const other = await compare(rounds, [
      { name: 'ours, another tab', page: ours.other },
      // What Chromium itself asks of every tab for listeners to one.
      { name: 'the same listeners, another tab', page: listening.other },
      { name: 'no listeners, another tab', page: deaf.other },
    ]);
    for (const stage of stages.splice(0)) await stage.chromium.close();
    return [
      figure('capture-inspected', ratio(inspected, 0, 1), '× the page’s time with listeners that do nothing', 1.05),
      figure('capture-other-tab', ratio(other, 0, 2), '× another tab’s time without listeners', 1.1),
      ...(await measureAsleep(site)),
    ];
  } finally {
    for (const stage of stages) await stage.chromium.close();
    site.close();
    rmSync(folder, { recursive: true });
  }
}
