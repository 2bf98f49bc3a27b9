import { afterAll, beforeAll, expect, test } from 'vitest';
import { names, type Site, startSite } from '../probe/site.ts';
import { type Firefox, startFirefox } from '../support/firefox.ts';
import { parseRows, readRows } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let site: Site;
let firefox: Firefox;

beforeAll(async () => {
  site = await startSite({ portsInNames: true });
  firefox = await startFirefox('dist/firefox', Object.values(names));
  await firefox.navigate(site.app);
  await firefox.openPanel('CORS');
  await until('the panel is there', async () => (await firefox.inPanel(`${probe} !== null`)) === true);
});

afterAll(async () => {
  await firefox?.close();
  site?.close();
});

const probe = `document.querySelector('[data-testid="probe"]')`;
const isNative = (): Promise<unknown> => firefox.inPage('return window.eval("isNative()")');

/** Has the page ask for `path` by PUT, and gives the verdict's name for it once it has ended. */
async function put(path: string, credentials: RequestCredentials): Promise<string> {
  await firefox.inPage('await window.eval(args[0])', `put('${path}', { credentials: '${credentials}' })`);
  const { result, rule } = await until(`the panel shows ${path}`, async () =>
    parseRows(await firefox.inPanel(readRows)).find((row) => row.url === site.api + path && row.result !== 'pending'),
  );
  return result === 'blocked' ? rule : result;
}

test('in Firefox, too, the page tells which of two readings it is', async () => {
  expect([await isNative(), await put('/order/1', 'include')]).toEqual([true, 'ambiguous']);
  await firefox.inPanel(`${probe}.click()`);
  await until('a new page has the probe in it', async () => {
    await firefox.navigate(site.app);
    return (await isNative()) === false;
  });
  expect(await put('/order/2', 'include')).toBe('allow-credentials-missing');
  expect(await put('/order/3', 'omit')).toBe('preflight-method-not-allowed');
});

test('in Firefox, too, it leaves nothing behind', async () => {
  expect(await isNative()).toBe(false);
  await firefox.inPanel(`${probe}.click()`);
  await until('the open page is as it was', async () => (await isNative()) === true);
  await firefox.navigate(site.app);
  expect(await isNative()).toBe(true);
});
