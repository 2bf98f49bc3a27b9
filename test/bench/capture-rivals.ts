// The extensions that ours is compared with, written into a folder of their own.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An event of webRequest and the headers that are asked for with it. */
interface Heard {
  readonly event: string;
  readonly headers?: 'requestHeaders' | 'responseHeaders';
}

/** What an extension of the comparison listens to, and does nothing with; all have a DevTools page and a panel called CORS. */
export interface Rival {
  readonly name: string;
  readonly events: readonly Heard[];
  /** Where it listens: in the DevTools page to its own tab, or in the background to all. */
  readonly place: 'devtools' | 'background';
  /** Also hears of each request that DevTools list. */
  readonly hearsDevTools: boolean;
}

/** Those that ours listens to (src/capture/listen.ts). */
export const EVENTS: readonly Heard[] = [
  { event: 'onBeforeRequest' },
  { event: 'onBeforeSendHeaders', headers: 'requestHeaders' },
  { event: 'onHeadersReceived', headers: 'responseHeaders' },
  { event: 'onResponseStarted', headers: 'responseHeaders' },
  { event: 'onCompleted' },
  { event: 'onErrorOccurred' },
];

export const LISTENING: Rival = { name: 'listening', events: EVENTS, place: 'devtools', hearsDevTools: true };
export const NOTHING: Rival = { name: 'nothing', events: [], place: 'devtools', hearsDevTools: false };

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

const listening = (events: readonly Heard[], filter: string): string => `
for (const { event, headers } of ${JSON.stringify(events)}) {
  const options = chrome.webRequest[event[0].toUpperCase() + event.slice(1) + 'Options'] ?? {};
  const wanted = Object.values(options).filter((name) => name === headers || name === 'extraHeaders');
  chrome.webRequest[event].addListener(() => {}, { urls: ['<all_urls>'], ${filter} }, wanted);
}`;

const devtools = ({ events, place, hearsDevTools }: Rival): string => `
${place === 'devtools' ? listening(events, 'tabId: chrome.devtools.inspectedWindow.tabId') : ''}
${hearsDevTools ? 'chrome.devtools.network.onRequestFinished.addListener(() => {});' : ''}
chrome.devtools.panels.create('CORS', '', 'panel.html');`;

/** @returns the folder of the unpacked extension */
export function writeRival(folder: string, rival: Rival): string {
  const own = path.join(folder, rival.name.replaceAll(/\W+/g, '-'));
  mkdirSync(own);
  const write = (file: string, text: string): void => writeFileSync(path.join(own, file), text);
  write('manifest.json', manifest(rival.name));
  write('background.js', rival.place === 'background' ? listening(rival.events, '') : '');
  write('devtools.html', '<!doctype html><script src="devtools.js"></script>');
  write('devtools.js', devtools(rival));
  write('panel.html', '<!doctype html><title>CORS</title>');
  return own;
}
