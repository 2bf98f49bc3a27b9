// What the DevTools page learns of requests goes straight to the panel beside it, past the background: it costs the
// capture nothing, and a stopped worker loses none of it.
import type { DevToolsEntry } from '../core/index.ts';

/** `ask`: a panel has come and wants what is known so far, and gets it as `log`; `entries` are new ones. */
export type ChannelMessage =
  | { readonly name: 'ask' }
  | { readonly name: 'log' | 'entries'; readonly entries: readonly DevToolsEntry[] };

/** Between the pages that one tab's DevTools show of this extension; nobody else is on it. */
export interface Channel {
  readonly send: (message: ChannelMessage) => void;
  /** Hears what the others send. */
  readonly hear: (heard: (message: ChannelMessage) => void) => void;
}

/** Our own pages are on the other side: that it has a name is looked at, the rest believed. */
const isMessage = (value: unknown): value is ChannelMessage =>
  typeof value === 'object' && value !== null && 'name' in value;

export const channelName = (tabId: number): string => `preflight:devtools:${tabId}`;

export function openChannel(tabId: number): Channel {
  const port = new BroadcastChannel(channelName(tabId));
  return {
    send: (message) => port.postMessage(message),
    hear: (heard) =>
      port.addEventListener('message', ({ data }) => {
        if (isMessage(data)) heard(data);
      }),
  };
}
