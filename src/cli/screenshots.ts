// Takes pictures of the panel in every state, language, theme and place, to be looked at: real DevTools, on the lab.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startLab } from '../../test/lab/lab.ts';
import { app } from '../../test/lab/origins.ts';
import { scenarios } from '../../test/lab/scenarios/index.ts';
import { findOrInstallChinese } from '../dev/install.ts';
import { readArguments } from './arguments.ts';
import { tour } from './lab-tour.ts';
import { ingressOf, type PanelState, moveTo, PLACES, showPart, statesOf, untilPlanned } from './panel-states.ts';
import { run } from './run.ts';
import { openSession, type Session } from './session.ts';

const OUT = 'out/screenshots';
const here = scenarios.filter(({ page }) => page === app);

const LANGUAGES = ['en', 'zh-CN'] as const;
const THEMES = ['light', 'dark'] as const;
const EMPTY: PanelState = { name: 'empty', enter: () => Promise.resolve() };

/** Fails either way, and by another check: the browser does not tell with which credentials mode it was made. */
const AMBIGUOUS = {
  url: 'https://credentials-false.shop.test/carts/3',
  method: 'DELETE',
  headers: { 'x-cart-token': '1' },
} as const;

const states = statesOf({
  put: 'https://put-not-listed.shop.test/orders/7',
  upload: 'https://body-too-large.shop.test/uploads',
  ambiguous: AMBIGUOUS.url,
  ingress: ingressOf('put-not-listed.shop.test'),
});

type Look = Readonly<{ language: (typeof LANGUAGES)[number]; theme: (typeof THEMES)[number] }>;

/** A picture of the state in each place. */
async function picture({ devtools, panel }: Session, look: Look, state: PanelState): Promise<void> {
  for (const place of PLACES) {
    await moveTo(devtools, panel, place);
    await showPart(panel, state);
    const name = [look.language, look.theme, place.name, state.name].join('-');
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
      await untilPlanned(panel);
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
  const only = readArguments(args, { only: 'a look such as zh-CN-dark' }).values.get('only');
  findOrInstallChinese();
  await mkdir(OUT, { recursive: true });
  const looks = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));
  for (const look of looks) {
    if (only === undefined || only === `${look.language}-${look.theme}`) await album(look);
  }
  console.log(`The pictures are in ${OUT}.`);
  return 0;
});
