// The extensions that ours is compared with, written into a folder of their own.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WebRequestEvent } from '../../src/core/index.ts';

/** What an extension of the comparison listens to; all of them have a DevTools page and a panel called CORS. */
export interface Rival {
  readonly name: string;
  /** webRequest's events. */
  readonly events: readonly string[];
  /** Also hears of each request that DevTools list. */
  readonly hearsDevTools: boolean;
}

/** Those that ours listens to. */
export const EVENTS = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onResponseStarted',
  'onCompleted',
  'onErrorOccurred',
] as const satisfies readonly WebRequestEvent['event'][];

export const NOTHING: Rival = { name: 'nothing', events: [], hearsDevTools: false };

const manifest = (name: string): string =>
  JSON.stringify({
    manifest_version: 3,
    name,
    version: '1',
    permissions: ['webRequest', 'storage', 'scripting'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'background.js' },
    devtools_page: 'devtools.html',
  });

/** The same filter and options as ours, and nothing done with what comes. */
const background = (events: readonly string[]): string => `
for (const event of ${JSON.stringify(events)}) {
  const options = chrome.webRequest[event[0].toUpperCase() + event.slice(1) + 'Options'] ?? {};
  const wanted = Object.values(options).filter((name) => ['requestHeaders', 'responseHeaders', 'extraHeaders'].includes(name));
  chrome.webRequest[event].addListener(() => {}, { urls: ['<all_urls>'] }, wanted);
}`;

const devtools = (hears: boolean): string => `
${hears ? 'chrome.devtools.network.onRequestFinished.addListener(() => {});' : ''}
chrome.devtools.panels.create('CORS', '', 'panel.html');`;

/** @returns the folder of the unpacked extension */
export function writeRival(folder: string, { name, events, hearsDevTools }: Rival): string {
  const own = path.join(folder, name);
  mkdirSync(own);
  const write = (file: string, text: string): void => writeFileSync(path.join(own, file), text);
  write('manifest.json', manifest(name));
  write('background.js', background(events));
  write('devtools.html', '<!doctype html><script src="devtools.js"></script>');
  write('devtools.js', devtools(hearsDevTools));
  write('panel.html', '<!doctype html><title>CORS</title>');
  return own;
}
