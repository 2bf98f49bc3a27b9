// Every message between background, panel and page probe: the single list, with direction and version.
import type { Exchange } from '../core/index.ts';

/** Raised when a message changes shape, so that a panel that outlives an update says so instead of misreading. */
export const PROTOCOL_VERSION = 4;

/** `panel` is sent the log; `keeper` only keeps the capture going while DevTools is open and the panel not yet shown. */
export type PortRole = 'panel' | 'keeper';

/**
 * The port's name tells the background which tab it serves: a DevTools page has no tab of its own.
 * @param mark sets the ports of one page apart from those of every other: letters, digits and hyphens
 */
export const portName = (tabId: number, role: PortRole = 'panel', mark?: string): string =>
  ['preflight', tabId, role, ...(mark === undefined ? [] : [mark])].join(':');

/** The mark of a panel that comes back: how far it has the log. @param seq what it was told last */
export const comeback = (seq: number): string => `v${PROTOCOL_VERSION}-${seq}`;

export interface ServedPort {
  readonly tabId: number;
  readonly role: PortRole;
  /** The panel has the log up to this number; absent: it has nothing that could be gone on with. */
  readonly known?: number;
}

/** What a port serves, or `undefined` when the name is not ours. */
export function readPortName(name: string): ServedPort | undefined {
  const match = /^preflight:(\d+):(panel|keeper)(?::([\w-]+))?$/.exec(name);
  if (match === null) return undefined;
  const [, tabId, role, mark = ''] = match;
  const [version, seq] = mark.split('-');
  const isComeback = role === 'panel' && version === `v${PROTOCOL_VERSION}` && /^\d+$/.test(seq ?? '');
  return {
    tabId: Number(tabId),
    role: role === 'keeper' ? 'keeper' : 'panel',
    ...(isComeback ? { known: Number(seq) } : {}),
  };
}

/** Background → panel. */
export interface ToPanel {
  /**
   * The newest entries of the tab's journal, on connecting. So many older ones follow. `seq` numbers the last change that
   * is in it: a panel that comes back says it, and is told what is newer, as `entries`, where that puts everything right.
   */
  log: { version: number; entries: readonly Entry[]; settings: TabSettings; missing: number; seq: number };
  /** Entries that stand before all that were told, as they are now; `missing` even older ones follow. */
  older: { entries: readonly Entry[]; missing: number };
  /** New or changed entries, in order of their start, and the keys of those that had to go because the log was full. */
  entries: { entries: readonly Entry[]; gone?: readonly string[]; seq: number };
  /** The log was emptied: by the user, or by a navigation without "Keep log". */
  cleared: { settings: TabSettings; seq: number };
  settings: TabSettings;
  /** Whether the user lets pages be asked; follows the log on connecting. */
  probe: { on: boolean };
  /** Whether workers are asked, too: a consent of its own, which ends with the one for pages. */
  workers: { on: boolean };
  /** How the capture of this tab stands; follows the log on connecting, and each change. */
  capture: CaptureState;
}

/** What the panel has to say of the capture beside the log. */
export interface CaptureState {
  /** Exchanges that had to go because the log was full. */
  readonly dropped: number;
  /** `withheld`: the browser does not let the extension see the page or its hosts until the user grants it. */
  readonly access: 'granted' | 'withheld';
}

/** Panel → background. */
export interface ToBackground {
  clear: Record<string, never>;
  settings: Partial<TabSettings>;
  probe: { on: boolean };
  workers: { on: boolean };
  /** How many requests of the log CORS blocked, for the badge of the tab; again after each navigation, which takes it away. */
  blocked: { count: number };
  ping: Record<string, never>;
}

/** DevTools page → background, where the DevTools page records: the background goes on when DevTools close. */
export interface ToStandby {
  /** Recording begins: asks for the log of DevTools that were open on this tab a moment ago. */
  adopt: Record<string, never>;
  /** DevTools are about to close. */
  leaving: Record<string, never>;
  ping: Record<string, never>;
}

/** Background → DevTools page. */
export interface FromStandby {
  /** The answer to `adopt`; `found`: the log is in the storage, and nobody else writes it any more. */
  adopted: { found: boolean };
}

/** Page probe → recorder; the answer to `ready` and `call` is whether the page is asked any longer. */
export interface FromProbe {
  /** The probe stands in a new document. */
  ready: Record<string, never>;
  /** Which worker scripts of this document may be asked; the answer is their addresses. */
  workers: Record<string, never>;
  /** A call of the page, in its own words: `readCall` of the core looks at its shape. */
  call: { report: unknown };
}

/** Background → page probe: nobody asks any more. */
export const PROBE_OFF = 'off';
/** The same for the workers of the page only. */
export const WORKERS_OFF = 'workers-off';
export type Quieting = typeof PROBE_OFF | typeof WORKERS_OFF;

export interface TabSettings {
  readonly recording: boolean;
  readonly keepLog: boolean;
}

/** One line of the journal. */
export type Entry =
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'navigation'; readonly id: string; readonly url: string; readonly time: number };

/** A message of either direction, as it travels. */
export type Envelope<Messages> = { [Name in keyof Messages]: { name: Name; body: Messages[Name] } }[keyof Messages];
