// Takes pictures of the panel in every state, language, theme and place, to be looked at: real DevTools, on the lab.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startLab } from '../../test/lab/lab.ts';
import { app } from '../../test/lab/origins.ts';
import { scenarios } from '../../test/lab/scenarios/index.ts';
import { findOrInstallChinese } from '../dev/install.ts';
import { readArguments } from './arguments.ts';
import { tour } from './lab-tour.ts';
import { AMBIGUOUS, type PanelState, settle, states } from './panel-states.ts';
import { run } from './run.ts';
import { openSession, type Session } from './session.ts';

const OUT = 'out/screenshots';
const here = scenarios.filter(({ page }) => page === app);

const LANGUAGES = ['en', 'zh-CN'] as const;
const THEMES = ['light', 'dark'] as const;
/** Pixels of DevTools as a whole; their tabs take 27 of the height. */
const PLACES = [
  { name: 'below', width: 1400, height: 299 },
  { name: 'right', width: 380, height: 800 },
  { name: 'undocked', width: 1280, height: 800 },
] as const;

const EMPTY: PanelState = { name: 'empty', enter: () => Promise.resolve() };

type Look = Readonly<{ language: (typeof LANGUAGES)[number]; theme: (typeof THEMES)[number] }>;

/** A picture of the state in each place. */
async function picture({ devtools, panel }: Session, look: Look, state: PanelState): Promise<void> {
  for (const { name: place, ...size } of PLACES) {
    await devtools.setViewport(size);
    await settle(panel);
    if (state.shows !== undefined) {
      const shown = await panel.waitForSelector(`[data-testid="${state.shows}"]`);
      await shown?.evaluate((element) => element.scrollIntoView());
    }
    const name = [look.language, look.theme, place, state.name].join('-');
    await devtools.screenshot({ path: path.join(OUT, `${name}.png`) });
  }
}

async function album(look: Look): Promise<void> {
  const lab = await startLab({ scenarios: here, gateway: 'node' });
  try {
    const session = await openSession({ headless: true, dock: 'undocked', ...look, ...lab.browser });
    try {
      const { page, panel } = session;
      await picture(session, look, EMPTY);
      await tour(page, panel, here);
      await page.evaluate(`window.lab.send(${JSON.stringify(AMBIGUOUS)})`);
      for (const state of states) {
        await state.enter(panel);
        await picture(session, look, state);
      }
    } finally {
      await session.chromium.close();
    }
  } finally {
    await lab.close();
  }
}

await run(async (args) => {
  readArguments(args, {});
  findOrInstallChinese();
  await mkdir(OUT, { recursive: true });
  for (const language of LANGUAGES) for (const theme of THEMES) await album({ language, theme });
  console.log(`The pictures are in ${OUT}.`);
  return 0;
});
