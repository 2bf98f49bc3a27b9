import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Exchange, Lookup, Message, Release } from '../core/index.ts';
import type { ColumnStore } from './store/columns.ts';
import type { FixStore } from './store/fixes.ts';
import type { IngressStore } from './store/ingress.ts';
import type { LogStore } from './store/log.ts';
import type { ViewStore } from './store/view.ts';
import type { Work } from './store/work.ts';

export type ReportFormat = 'markdown' | 'json' | 'html';

/** What the user can do that reaches beyond the panel. */
export interface Verbs {
  readonly clear: () => void;
  readonly setRecording: (recording: boolean) => void;
  readonly setKeepLog: (keepLog: boolean) => void;
  /** Has pages that are loaded from now on asked for their calls, or not. */
  readonly setProbe: (on: boolean) => void;
  readonly setWorkers: (on: boolean) => void;
  readonly reloadPage: () => void;
  /** Opens the browser's Network panel at a URL; `null` where the browser cannot. */
  readonly showInNetwork: ((url: string) => void) | null;
  /** Opens a place in the page's code, line and column counted from 0; `null` where the browser cannot. */
  readonly openSource: ((url: string, line: number, column: number) => void) | null;
  /** Saves the report as a file. */
  readonly exportReport: (format: ReportFormat) => void;
  /** The report on one request, as Markdown. */
  readonly reportOn: (exchange: Exchange) => Promise<string>;
  /** Asks the browser to let the extension see pages and their requests; only within a click. */
  readonly grantAccess: () => void;
  /** Starts the panel anew. */
  readonly reloadPanel: () => void;
}

/** Everything a component of the panel may need. */
export interface Panel {
  readonly log: LogStore;
  readonly view: ViewStore;
  readonly fixes: FixStore;
  readonly ingress: IngressStore;
  readonly release: Signal<Release>;
  /** Fixes write one wildcard in place of sibling origins, because the user wants it so. */
  readonly wildcard: Signal<boolean>;
  readonly releases: readonly Release[];
  readonly pageUrl: ReadonlySignal<string>;
  readonly lookup: Lookup;
  readonly verbs: Verbs;
  readonly columns: ColumnStore;
  /** What was just done, for the eye and for a screen reader; `null` after a while. */
  readonly notice: ReadonlySignal<Message | null>;
  readonly notify: (notice: Message) => void;
  /** What takes its time, the last begun last. */
  readonly works: ReadonlySignal<readonly Work[]>;
}

export const PanelContext = createContext<Panel | null>(null);

/** @throws Error outside a panel. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('A component of the panel stands outside it.');
  return panel;
}
