// Takes the pictures of the documentation: the real panel, in real DevTools, on the lab.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startLab } from '../../test/lab/lab.ts';
import { app } from '../../test/lab/origins.ts';
import { scenarios } from '../../test/lab/scenarios/index.ts';
import { readArguments } from './arguments.ts';
import { tour } from './lab-tour.ts';
import { run } from './run.ts';
import { openSession } from './session.ts';

const folder = 'docs/images';
const size = { width: 1280, height: 560 };
const shown = 'https://put-not-listed.shop.test/orders/7';
const here = scenarios.filter(({ page }) => page === app);

async function picture(theme: 'light' | 'dark'): Promise<string> {
  const lab = await startLab({ scenarios: here, gateway: 'node' });
  try {
    const session = await openSession({ headless: true, theme, dock: 'undocked', ...lab.browser });
    try {
      const { page, devtools, panel } = session;
      await tour(page, panel, here);
      await devtools.setViewport(size);
      await panel.locator(`[data-testid="row"][data-url="${shown}"]`).click();
      await panel.locator('::-p-aria([name="Fix"][role="tab"])').click();
      const file = path.join(folder, `panel-${theme}.png`);
      await devtools.screenshot({ path: file });
      return file;
    } finally {
      await session.chromium.close();
    }
  } finally {
    await lab.close();
  }
}

await run(async (args) => {
  readArguments(args, {});
  await mkdir(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) console.log(await picture(theme));
  return 0;
});
