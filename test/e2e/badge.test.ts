// The badge on the extension's icon, as Chromium has it.
import { type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { keepLog } from '../../src/dev/keep-log.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { app } from '../lab/origins.ts';
import { corsOff } from '../lab/scenarios/cors-off.ts';
import { until } from '../support/until.ts';

let lab: Lab;
let chromium: Chromium;
let site: Page;
const [{ url }] = corsOff.steps;

beforeAll(async () => {
  lab = await startLab({ scenarios: [corsOff], gateway: 'node' });
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    ...lab.browser,
  });
  site = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await site.goto(`${app}/`);
});

afterAll(async () => {
  await chromium?.close();
  await lab?.close();
});

/** What the icon says while the page's tab is in front. */
async function badge(): Promise<unknown> {
  const target = await chromium.browser.waitForTarget((each) => each.type() === TargetType.SERVICE_WORKER);
  const worker = await target.worker();
  return worker?.evaluate(`chrome.tabs.query({ url: '${app}/*' })
    .then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))`);
}
const says = (text: string): Promise<unknown> =>
  until(`the badge says "${text}"`, async () => (await badge()) === text);

test('the icon counts what CORS blocked in its tab, until the page navigates or DevTools close', async () => {
  const { devtools, panel } = await openPanel(site);
  const send = (): Promise<unknown> => site.evaluate(`window.lab.send({ url: ${JSON.stringify(url)} })`);
  expect(await badge()).toBe('');
  await send();
  await says('1');
  await send();
  await says('2');

  await site.reload();
  await says('');
  await keepLog(panel);
  await send();
  await says('1');
  await site.reload();
  await panel.waitForSelector('[data-testid=navigation]');
  // The log is kept, and so is what it counts.
  await says('1');

  await devtools.close();
  await says('');
});
