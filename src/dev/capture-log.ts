// Reads what the extension captured, from the same port as its panel.
import type { Frame } from 'puppeteer-core';
import { portName, type Entry } from '../bridge/protocol.ts';
import type { Exchange } from '../core/index.ts';

/** The background answers each new connection with its whole log, the newest entries first. */
const readEntries = `new Promise((resolve, reject) => {
  const [before, after] = ${JSON.stringify(portName(0).split('0'))};
  const port = chrome.runtime.connect({ name: before + chrome.devtools.inspectedWindow.tabId + after });
  port.onDisconnect.addListener(() => reject(new Error('The background closed the port.')));
  setTimeout(() => reject(new Error('The background did not answer within 20 s.')), 20_000);
  let entries = [];
  port.onMessage.addListener(({ name, body }) => {
    if (name !== 'log' && name !== 'older') return;
    entries = [...body.entries, ...entries];
    if (body.missing > 0) return;
    port.disconnect();
    resolve(entries);
  });
})`;

/** Our own extension is on the other side: that it is a list is looked at, and the entries are believed. */
const isLog = (value: unknown): value is readonly Entry[] => Array.isArray(value);

/** The exchanges that the extension has captured of the page that `panel` inspects, in the order of their start. */
export async function capturedExchanges(panel: Frame): Promise<readonly Exchange[]> {
  const entries: unknown = await panel.evaluate(readEntries);
  if (!isLog(entries)) throw new Error('The background answered something else than its log.');
  return entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.exchange] : []));
}

/** The same, once none of them is under way any more, or after `patience` milliseconds as they stand then. */
export async function settledExchanges(panel: Frame, patience = 5000): Promise<readonly Exchange[]> {
  const end = Date.now() + patience;
  for (;;) {
    const exchanges = await capturedExchanges(panel);
    if (exchanges.every(({ outcome }) => outcome !== 'pending') || Date.now() > end) return exchanges;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
