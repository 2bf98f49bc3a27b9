import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, startLab } from '../lab/lab.ts';
import { pageHosts } from '../lab/origins.ts';
import { jsonPost } from '../lab/scenarios/json-post.ts';
import { originNotListed } from '../lab/scenarios/origin-not-listed.ts';
import { type Firefox, startFirefox } from '../support/firefox.ts';
import { parseRows, readRows } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let lab: Lab;
let firefox: Firefox;
let page: string;

beforeAll(async () => {
  const scenarios = [jsonPost, originNotListed];
  // Firefox can lead a name to loopback, but not its port to another.
  lab = await startLab({ scenarios, gateway: 'nginx', portsInNames: true });
  const hosts = [...pageHosts, ...scenarios.flatMap((scenario) => scenario.hosts)];
  firefox = await startFirefox(
    'dist/firefox',
    hosts.map(({ host }) => host),
  );
  page = `${lab.scenarios[0]?.page ?? ''}/`;
  await firefox.navigate(page);
  await firefox.openPanel('CORS');
});

afterAll(async () => {
  await firefox?.close();
  await lab?.close();
});

const rows = async () => parseRows(await firefox.inPanel(readRows));
const run = (index: number) => firefox.inPage('await window.lab.run(args[0])', lab.scenarios[index]);

test('the panel renders in the toolbox and names the inspected page', async () => {
  const shown = await until('the page is named', async () => {
    const text = await firefox.inPanel(`document.querySelector('[data-testid="page-url"]')?.textContent ?? ''`);
    return String(text).includes(new URL(page).host) && String(text);
  });
  expect(shown).toContain(new URL(page).origin);
});

test('a request that Firefox allows arrives as allowed', async () => {
  await run(0);
  const url = lab.scenarios[0]?.steps[0].url;
  const row = await until('the row is there', async () =>
    (await rows()).find((each) => each.url === url && each.result !== 'pending'),
  );
  expect(row.result).toBe('allowed');
});

test('a request whose preflight Firefox refuses arrives as blocked, with its rule', async () => {
  await run(1);
  const url = lab.scenarios[1]?.steps[0].url;
  const row = await until('the row is there', async () =>
    (await rows()).find((each) => each.url === url && each.result !== 'pending'),
  );
  expect(row).toMatchObject({ result: 'blocked', rule: 'allow-origin-missing' });
});

test('background and panel run without an error', async () => {
  const errors = () =>
    firefox.inBrowser(`
      const addon = await AddonManager.getAddonByID('preflight@preflight.invalid');
      const messages = Services.console.getMessageArray().map(String);
      return [addon.isActive, ...messages.filter((text) => text.includes('moz-extension:'))];
    `);
  expect(await errors()).toEqual([true]);

  // A problem that it would have to show.
  await firefox.inPanel(`document.body.append(Object.assign(document.createElement('script'), { src: '/gone.js' }))`);
  await until('the problem is shown', async () => String(await errors()).includes('/gone.js'));
});
