// Reads what the extension captured, from where its panel has it.
import { channelName } from '../bridge/devtools-channel.ts';
import { OFFER } from '../bridge/neighbour.ts';
import { portName, type Entry } from '../bridge/protocol.ts';
import { createDevToolsJoin, type DevToolsEntry, type Exchange } from '../core/index.ts';

/** Whoever records answers each connection with its log, the newest first: the DevTools page, or else the background. */
const readEntries = `new Promise((resolve, reject) => {
  const [before, after] = ${JSON.stringify(portName(0).split('0'))};
  const name = before + chrome.devtools.inspectedWindow.tabId + after;
  const frames = Array.from({ length: parent.length }, (_, index) => parent[index]);
  const offers = frames.flatMap((frame) => {
    try {
      return frame[${JSON.stringify(OFFER)}] ?? [];
    } catch {
      return [];
    }
  });
  let close = () => {};
  let entries = [];
  function hear({ name, body }) {
    if (name !== 'log' && name !== 'older') return;
    entries = [...body.entries, ...entries];
    if (body.missing > 0) return;
    resolve(entries);
    close();
  }
  setTimeout(() => reject(new Error('Nobody answered within 20 s.')), 20_000);
  if (offers.length > 0) {
    const onDisconnect = { addListener: (closed) => (close = closed) };
    offers[0]({ name, postMessage: hear, disconnect() {}, onMessage: { addListener() {} }, onDisconnect });
    return;
  }
  const port = chrome.runtime.connect({ name });
  port.onDisconnect.addListener(() => reject(new Error('The background closed the port.')));
  close = () => port.disconnect();
  port.onMessage.addListener(hear);
})`;

/** What DevTools have told of requests; nothing where the browser's DevTools do not answer within a second. */
const readDevTools = `new Promise((resolve) => {
  const [before] = ${JSON.stringify(channelName(0).split('0'))};
  const channel = new BroadcastChannel(before + chrome.devtools.inspectedWindow.tabId);
  const end = (entries) => { channel.close(); resolve(entries); };
  setTimeout(end, 1000, []);
  channel.addEventListener('message', ({ data }) => { if (data.name === 'log') end(data.entries); });
  channel.postMessage({ name: 'ask' });
})`;

/** The panel's document, in whatever browser: gives the value of an expression, once it is there. */
interface Panel {
  evaluate(expression: string): Promise<unknown>;
}

/** Our own extension is on the other side: that it is a list is looked at, and the entries are believed. */
const isLog = (value: unknown): value is readonly Entry[] => Array.isArray(value);
const isTold = (value: unknown): value is readonly DevToolsEntry[] => Array.isArray(value);

/**
 * The exchanges that the extension has captured of the page that `panel` inspects, in the order of their start, with what
 * DevTools tell of them so far.
 */
export async function capturedExchanges(panel: Panel): Promise<readonly Exchange[]> {
  const entries: unknown = await panel.evaluate(readEntries);
  if (!isLog(entries)) throw new Error('The background answered something else than its log.');
  const exchanges = entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.exchange] : []));
  const told: unknown = await panel.evaluate(readDevTools);
  const facts = createDevToolsJoin().add(exchanges, isTold(told) ? told : []);
  return exchanges.map((exchange) => {
    const devtools = facts.get(exchange.id);
    return devtools === undefined ? exchange : { ...exchange, devtools };
  });
}

/** The same, once none of them is under way any more, or after `patience` milliseconds as they stand then. */
export async function settledExchanges(panel: Panel, patience = 5000): Promise<readonly Exchange[]> {
  const end = Date.now() + patience;
  for (;;) {
    const exchanges = await capturedExchanges(panel);
    if (exchanges.every(({ outcome }) => outcome !== 'pending') || Date.now() > end) return exchanges;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
