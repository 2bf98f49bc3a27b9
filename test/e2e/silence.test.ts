import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Frame, TargetType } from 'puppeteer-core';
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
let panel: Frame;
const [{ url }] = corsOff.steps;
const ownOrigin = (): string => `chrome-extension://${chromium.extensionId}`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'preflight-netlog-'));
  lab = await startLab({ scenarios: [corsOff], gateway: 'node' });
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    netLog: path.join(folder, 'net.json'),
    ...lab.browser,
  });
  await useIt();
});

afterAll(async () => {
  await chromium?.close();
  await lab?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the panel, has a request blocked, and looks at all that the panel says of it. */
async function useIt(): Promise<void> {
  const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto(`${app}/`);
  ({ panel } = await openPanel(page));
  await page.evaluate(`window.lab.send({ url: ${JSON.stringify(url)} })`);
  await settledRow(panel, url);
  await panel.locator('[data-testid="row"]').click();
  for (const tab of ['Headers', 'Fix']) await panel.locator(`::-p-aria([name="${tab}"][role="tab"])`).click();
  await panel.locator('[data-testid="copy-annotations"]').click();
}

/** Runs a script in the extension's own name: in the panel, then in the background. */
async function asExtension(script: (place: string) => string): Promise<void> {
  const source = `\n//# sourceURL=${ownOrigin()}/control.js`;
  await panel.evaluate(script('panel') + source);
  const target = await chromium.browser.waitForTarget((each) => each.type() === TargetType.SERVICE_WORKER);
  const worker = await target.worker();
  await worker?.evaluate(script('background') + source);
}

interface NetEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string };
}

/** Every request that the browser began: Chromium's own account, complete once it has ended. */
function begunRequests(file: string): readonly { readonly url: string; readonly initiator: string }[] {
  const log: { constants: { logEventTypes: Record<string, number> }; events: readonly NetEvent[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const begun = log.constants.logEventTypes['URL_REQUEST_START_JOB'];
  return log.events.flatMap(({ type, params }) =>
    type === begun && params?.url !== undefined ? [{ url: params.url, initiator: params.initiator ?? '' }] : [],
  );
}

test('chrome://extensions shows no error and no warning', async () => {
  const extensions = await chromium.browser.newPage();
  await extensions.goto('chrome://extensions/');
  const shown = (): Promise<unknown> =>
    extensions.evaluate(
      `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(chromium.extensionId)}).then(
        ({ manifestErrors, runtimeErrors, runtimeWarnings, installWarnings = [], state }) =>
          ({ state, problems: [...manifestErrors, ...runtimeErrors, ...runtimeWarnings, ...installWarnings] }))`,
    );
  expect(await shown()).toEqual({ state: 'ENABLED', problems: [] });

  // Errors that it would have to show.
  await asExtension((place) => `setTimeout(() => { throw new Error('in the ${place}'); });`);
  const both = /in the panel.*in the background/s;
  await until('both errors are shown', async () => both.test(JSON.stringify(await shown())));
});

test('the extension makes no request of its own', async () => {
  // Requests that must be seen.
  const controls = [`${app}/from-the-background`, `${app}/from-the-panel`];
  await asExtension((place) => `void fetch('${app}/from-the-${place}');`);
  const seen = () => lab.upstream.seen.filter((line) => !line.includes('favicon')).toSorted();
  const expected = [...controls, `${app}/`, url].map((each) => `GET ${each}`).toSorted();
  await until('both requests arrive', () => Promise.resolve(seen().length >= expected.length));
  expect(seen()).toEqual(expected);

  const own = ownOrigin();
  await chromium.close();
  const begun = begunRequests(path.join(folder, 'net.json'));
  const ofExtension = begun.filter((request) => request.initiator === own && !request.url.startsWith(`${own}/`));
  expect(ofExtension.map((request) => request.url).toSorted()).toEqual(controls);
});
