import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { app } from '../lab/origins.ts';
import { corsOff } from '../lab/scenarios/cors-off.ts';
import { settledRow } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let folder: string;
let lab: Lab;
let chromium: Chromium;
let site: Page;
let devtools: Page;
let panel: Frame;
const [{ url }] = corsOff.steps;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'preflight-keyboard-'));
  lab = await startLab({ scenarios: [corsOff], gateway: 'node' });
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    dock: 'undocked',
    ...lab.browser,
  });
  await chromium.browser.defaultBrowserContext().overridePermissions(app, ['clipboard-read']);
  site = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await site.goto(`${app}/`);
  ({ devtools, panel } = await openPanel(site));
  await site.evaluate(`window.lab.send({ url: ${JSON.stringify(url)} })`);
  await settledRow(panel, url);
  await devtools.bringToFront();
  // Where a click on the panel's tab leaves the focus.
  await panel.evaluate('window.focus()');
});

afterAll(async () => {
  await chromium?.close();
  await lab?.close();
  rmSync(folder, { recursive: true });
});

const press = async (...keys: readonly KeyInput[]): Promise<void> => {
  for (const key of keys) await devtools.keyboard.press(key);
};
async function withControl(key: KeyInput): Promise<void> {
  await devtools.keyboard.down('Control');
  await devtools.keyboard.press(key);
  await devtools.keyboard.up('Control');
}
const focused = (): Promise<string> =>
  panel.evaluate("document.activeElement?.dataset.testid ?? document.activeElement?.role ?? ''").then(String);
const textOf = (id: string): Promise<string> =>
  panel.evaluate(`document.querySelector('[data-testid="${id}"]')?.textContent ?? ''`).then(String);

/** Goes on with Tab until the focus is there. */
async function tabTo(id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  if (key === 'Shift+Tab') await devtools.keyboard.down('Shift');
  const passed: string[] = [];
  while ((await focused()) !== id && passed.length < 30) {
    await press('Tab');
    passed.push(await focused());
  }
  if (key === 'Shift+Tab') await devtools.keyboard.up('Shift');
  expect(passed.at(-1), `Tab went past ${passed.join(', ')}`).toBe(id);
}

/** Resolves to the file that the browser saves next. */
async function nextDownload(): Promise<() => Promise<string>> {
  const session = await chromium.browser.target().createCDPSession();
  let saved: string | undefined;
  session.on('Browser.downloadProgress', ({ guid, state }) => {
    if (state === 'completed') saved = path.join(folder, guid);
  });
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
  return () => until('the report is saved', async () => saved);
}

test('the blocked request is found, read, repaired and reported by keyboard alone', async () => {
  // Find it.
  await withControl('f');
  expect(await focused()).toBe('filter');
  await devtools.keyboard.type('is:blo');
  await panel.waitForSelector('[role=option]');
  await press('ArrowDown', 'Enter');
  expect(await panel.evaluate("document.querySelector('[data-testid=filter]').value.trim()")).toBe('is:blocked');
  await press('ArrowDown');
  expect(await focused()).toBe('grid');

  // Read why.
  await press('ArrowDown', 'Enter');
  await panel.waitForSelector('[data-testid=verdict-title]');
  expect(await textOf('verdict-title')).toContain('No Access-Control-Allow-Origin');

  // Copy the fix.
  await tabTo('tab-verdict');
  await press('ArrowRight', 'ArrowRight');
  expect(await focused()).toBe('tab-fix');
  await panel.waitForSelector('[data-testid=copy-annotations]');
  await tabTo('copy-annotations');
  await press('Enter');
  await until('it says so', async () => (await textOf('copy-annotations')) === 'Copied');
  await site.bringToFront();
  await until('the page has the focus', async () => (await site.evaluate('document.hasFocus()')) === true);
  expect(await site.evaluate('navigator.clipboard.readText()')).toContain('nginx.ingress.kubernetes.io/enable-cors');
  await devtools.bringToFront();

  // Back to the list, and export.
  await press('Escape');
  expect([await focused(), await textOf('details')]).toEqual(['grid', '']);
  await tabTo('export', 'Shift+Tab');
  const saved = await nextDownload();
  await press('Enter');
  await panel.waitForSelector('[role=menu]');
  await press('Enter');
  expect(readFileSync(await saved(), 'utf8')).toContain('MissingAllowOriginHeader');
});

test('Esc is the panel’s while it has something to close, and then opens the drawer of DevTools', async () => {
  const hasDrawer = (): Promise<unknown> =>
    devtools.evaluate(`import('./ui/legacy/legacy.js').then(({ InspectorView }) =>
      InspectorView.InspectorView.instance().drawerVisible())`);
  await panel.evaluate("document.querySelector('[data-testid=grid]').focus()");
  await press('Home', 'Enter');
  await panel.waitForSelector('[data-testid=details]');
  await press('Escape');
  await panel.waitForSelector('[data-testid=details]', { hidden: true });
  expect(await hasDrawer()).toBe(false);
  await press('Escape');
  await until('the drawer is open', async () => (await hasDrawer()) === true);
});
