// The real panel in real DevTools, with a log that the test tells it: the recorder beside it is the test's.
import type { Frame, Page } from 'puppeteer-core';
import { OFFER } from '../../../src/bridge/neighbour.ts';
import {
  type CaptureState,
  type Entry,
  type Envelope,
  PROTOCOL_VERSION,
  type ToPanel,
} from '../../../src/bridge/protocol.ts';
import { openPanel } from '../../../src/dev/devtools-panel.ts';

export interface ToldPanel {
  readonly devtools: Page;
  readonly panel: Frame;
  /** Tells the panel something more. */
  readonly tell: (...messages: readonly Envelope<ToPanel>[]) => Promise<void>;
}

export const logOf = (entries: readonly Entry[], recording = true): Envelope<ToPanel> => ({
  name: 'log',
  body: { version: PROTOCOL_VERSION, entries, settings: { recording, keepLog: true }, missing: 0, seq: 0 },
});
export const captureOf = (access: CaptureState['access']): Envelope<ToPanel> => ({
  name: 'capture',
  body: { dropped: 0, access },
});

/** Opens DevTools on a page and shows the panel in them; its log is empty at first. */
export async function openToldPanel(page: Page): Promise<ToldPanel> {
  const { devtools, panel } = await openPanel(page);
  const recorder = await devtools.waitForFrame((frame) => frame.url().endsWith('/src/devtools/devtools.html'));
  await recorder.evaluate(
    `globalThis.panels = [];
     globalThis[${JSON.stringify(OFFER)}] = (port) => {
       panels.push(port);
       for (const message of ${JSON.stringify([logOf([]), captureOf('granted')])}) port.postMessage(message);
     };`,
  );
  await Promise.all([panel.waitForNavigation(), panel.evaluate('location.reload()')]);
  await panel.waitForSelector('[data-testid=reload]');
  const tell: ToldPanel['tell'] = async (...messages) => {
    await recorder.evaluate(`for (const message of ${JSON.stringify(messages)}) panels.at(-1).postMessage(message);`);
  };
  return { devtools, panel, tell };
}
