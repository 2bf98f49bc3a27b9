import { afterEach, expect, test, vi } from 'vitest';
import {
  networkPanel,
  onRequestFinished,
  openResource,
  pageUrl,
  textFromPage,
  watchTheme,
} from '../../src/browser/devtools.ts';
import { fake, fakeEvent } from '../support/fake-browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
  fake.devtools.panels = {};
});

const answer = (value: unknown) => vi.spyOn(fake.devtools.inspectedWindow, 'eval').mockResolvedValueOnce(value);

test.each([
  ['Chromium: the bare value', 'https://app.shop.test/'],
  ['Chromium under the polyfill: a list of one', ['https://app.shop.test/']],
  ['Firefox: a pair with no problem', ['https://app.shop.test/', null]],
])('reads a text from the page, as answered by %s', async (_browser, given) => {
  answer(given);
  expect(await textFromPage('location.href')).toBe('https://app.shop.test/');
});

test.each([
  ['Firefox and the polyfill: a pair with a problem', [null, { isException: true, value: 'TypeError' }]],
  ['a number', 2],
  ['a list with a number', [2, null]],
  ['nothing', undefined],
])('throws when the page gives no text: %s', async (_case, given) => {
  answer(given);
  await expect(textFromPage('x')).rejects.toThrow('No text from x');
});

test('an address that may not be asked is empty: Chromium rejects on its own pages', async () => {
  vi.spyOn(fake.devtools.inspectedWindow, 'eval').mockRejectedValueOnce(new Error('no'));
  expect(await pageUrl()).toBe('');
});

test('tells Firefox’s theme now and on each change', () => {
  const onThemeChanged = fakeEvent<(name: string) => void>();
  fake.devtools.panels = { themeName: 'light', onThemeChanged };
  const themes: string[] = [];
  watchTheme((theme) => themes.push(theme));
  onThemeChanged.emit('dark');
  expect(themes).toEqual(['light', 'dark']);
});

test('leaves the theme alone in Chromium, where the page sees it by itself', () => {
  fake.devtools.panels = { themeName: 'dark' };
  const themes: string[] = [];
  watchTheme((theme) => themes.push(theme));
  expect(themes).toEqual([]);
});

test('shows a request in Chromium’s Network panel', () => {
  const show = vi.fn<(options: unknown) => void>();
  fake.devtools.panels = { network: { show } };
  networkPanel()?.show('url:https://api.shop.test/');
  expect(show).toHaveBeenCalledWith({ filter: 'url:https://api.shop.test/' });
});

test('offers no Network panel in Firefox, which cannot open it', () => {
  expect(networkPanel()).toBeNull();
});

test('opens a source at its line in Chromium, and offers it nowhere else', () => {
  expect(openResource()).toBeNull();
  const opened = vi.fn<(...args: unknown[]) => void>();
  fake.devtools.panels = { openResource: opened };
  openResource()?.('https://app.shop.test/a.js', 3, 5);
  expect(opened).toHaveBeenCalledWith('https://app.shop.test/a.js', 3, 5, expect.any(Function));
});

const resolved = (value: unknown) => () => Promise.resolve(value);
type Take = (content: unknown, encoding: unknown) => void;

test.each([
  ['Chromium: to the callback', (take: Take) => take('<html>', ''), '<html>'],
  ['Chromium, where it is not text', (take: Take) => take('AAEC', 'base64'), null],
  ['Chromium, where it keeps none', (take: Take) => take(null, ''), null],
  ['Chromium under the polyfill: a promised pair', resolved(['<html>', '']), '<html>'],
  ['Firefox: a promised pair of bytes', resolved(['AAEC', 'base64']), null],
  ['a browser that refuses', () => Promise.reject(new Error('no')), null],
  ['a browser without bodies', undefined, null],
])('reads the body of an answer, as given by %s', async (_browser, getContent, body) => {
  const bodies: Promise<unknown>[] = [];
  const heard: unknown[] = [];
  onRequestFinished((entry, ask) => {
    heard.push(entry);
    bodies.push(ask());
  });
  const entry = getContent === undefined ? {} : { getContent };
  fake.devtools.network.onRequestFinished.emit(entry);
  expect(heard.at(-1)).toBe(entry);
  expect(await bodies.at(-1)).toBe(body);
});
