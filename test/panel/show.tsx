// The whole panel on a page of its own, with everything around it in the test's hands.
import { act, cleanup, configure, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { vi } from 'vitest';
import {
  type Entry,
  type Envelope,
  PROTOCOL_VERSION,
  type TabSettings,
  type ToPanel,
} from '../../src/bridge/protocol.ts';
import type { ChannelMessage } from '../../src/bridge/devtools-channel.ts';
import type { ConnectionState } from '../../src/bridge/port.ts';
import { type DevToolsEntry, english, type Exchange } from '../../src/core/index.ts';
import { App } from '../../src/panel/App.tsx';
import { createPanel } from '../../src/panel/create-panel.ts';
import { PanelContext } from '../../src/panel/panel-context.ts';
import { loadParts } from '../../src/panel/parts.ts';
import { panelStrings } from '../../src/panel/strings.ts';

// No test is to wait for the machine: one that fails may take its time.
configure({ asyncUtilTimeout: 15_000 });
// Once they are there, they show at once.
await Promise.all([loadParts(), import('../../src/panel/planning.ts'), import('../../src/panel/reading.ts')]);

const SETTINGS: TabSettings = { recording: true, keepLog: false };

export const entryOf = (exchange: Exchange): Entry => ({ kind: 'exchange', exchange });

export function showPanel({
  savedRelease,
  savedIngress,
  savedColumns,
}: { readonly savedRelease?: string; readonly savedIngress?: unknown; readonly savedColumns?: unknown } = {}) {
  const sent: { readonly name: string; readonly body: unknown }[] = [];
  const files: { readonly name: string; readonly type: string; readonly text: string }[] = [];
  const reloads = vi.fn<() => void>();
  const done: string[] = [];
  const layouts: unknown[] = [];
  const releases: string[] = [];
  const shownInNetwork: string[] = [];
  const sources: (readonly [url: string, line: number, column: number])[] = [];
  const ingresses: (readonly { readonly host: string; readonly text: string }[])[] = [];
  let receive: (message: Envelope<ToPanel>) => void = () => {};
  let setState: (state: ConnectionState) => void = () => {};
  let overhear: (message: ChannelMessage) => void = () => {};
  const asked: ChannelMessage[] = [];
  const strings = { ...english, ...panelStrings };
  const pageUrl = signal('https://app.shop.test/cart');
  const navigations = signal(0);
  const panel = createPanel({
    lookup: (key) => strings[key] ?? '',
    connect(toReceive, toSetState) {
      receive = toReceive;
      setState = toSetState;
      return { send: (name, body) => void sent.push({ name, body }) };
    },
    channel: {
      send: (message) => void asked.push(message),
      hear: (heard) => {
        overhear = heard;
      },
    },
    drawn: Promise.resolve(),
    pageUrl,
    navigations,
    version: '1.2.3',
    reloadPage: reloads,
    reloadPanel: () => void done.push('reload'),
    grantAccess: () => void done.push('grant'),
    showInNetwork: (url) => void shownInNetwork.push(url),
    openSource: (...place) => void sources.push(place),
    saveFile: (name, type, text) => void files.push({ name, type, text }),
    savedRelease,
    saveRelease: (release) => void releases.push(release),
    savedIngress,
    saveIngress: (texts) => void ingresses.push(texts),
    savedColumns,
    saveColumns: (layout) => void layouts.push(layout),
  });
  cleanup();
  document.body.replaceChildren();
  render(
    <PanelContext.Provider value={panel}>
      <App />
    </PanelContext.Provider>,
    { container: document.body },
  );
  const tell = (message: Envelope<ToPanel>) => act(() => receive(message));
  return {
    panel,
    sent,
    done,
    layouts,
    files,
    reloads,
    releases,
    shownInNetwork,
    sources,
    ingresses,
    pageUrl,
    navigations,
    setState: (state: ConnectionState) => act(() => setState(state)),
    tell,
    log: (exchanges: readonly Exchange[] = [], version = PROTOCOL_VERSION) =>
      tell({ name: 'log', body: { version, entries: exchanges.map(entryOf), settings: SETTINGS, missing: 0, seq: 1 } }),
    asked,
    /** What DevTools tell of requests. */
    devtools: (entries: readonly DevToolsEntry[]) => act(() => overhear({ name: 'entries', entries })),
    entries: (exchanges: readonly Exchange[]) =>
      tell({ name: 'entries', body: { entries: exchanges.map(entryOf), seq: 2 } }),
  };
}

/** The one element with this test id. */
export function byId(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  if (found === null) throw new Error(`Nothing with the test id ${id} in ${document.body.textContent}`);
  return found;
}
export const allById = (id: string): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`),
];
export const textOf = (id: string): string => byId(id).textContent ?? '';

export const click = (element: Element) =>
  act(() => void element.dispatchEvent(new MouseEvent('click', { bubbles: true })));

export const openMenu = (element: Element) =>
  act(() => void element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })));

/** Presses a key where the focus is; gives whether the event reached the document, where DevTools would hear it. */
export async function press(key: string, target: Element, init: KeyboardEventInit = {}): Promise<boolean> {
  let reached = false;
  const hear = (): void => {
    reached = true;
  };
  document.addEventListener('keydown', hear);
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  await act(() => void target.dispatchEvent(event));
  document.removeEventListener('keydown', hear);
  return reached;
}

/** Shows the panel with one request, its details open at a tab. */
export async function openDetails(exchange: Exchange, tab = 'verdict') {
  const shown = showPanel();
  await shown.log([exchange]);
  await click(byId('row'));
  await click(byId(`tab-${tab}`));
  return shown;
}
