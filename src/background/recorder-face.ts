// What a recorder is given, and what it can do.
import type { NamedPort } from '../bridge/neighbour.ts';
import type { CaptureState, Envelope, FromProbe, Quieting } from '../bridge/protocol.ts';
import type { Browser, Caller, WebRequestEvent } from '../core/index.ts';
import type { SessionStore } from './mirror.ts';
import type { Probe } from './probe.ts';

export interface RecorderOptions {
  readonly browser: Browser;
  /** The extension's own origin: its requests are nobody's business. */
  readonly ownOrigin: string;
  readonly store: SessionStore;
  /** The one tab to record, from the start; absent: every tab whose DevTools are open. */
  readonly tabId?: number;
  /** Resolves when the storage may be read, to whether the log in it goes on; absent: at once, and it does. */
  readonly inherits?: Promise<boolean>;
  /** Somebody else keeps what was heard last: it is looked at together, and written when the page is quiet, or some seconds later. */
  readonly isBacked?: boolean;
  /** How long a remembered tab may stay without a port, in milliseconds; up to a minute while requests go on. */
  readonly returnTime?: number;
  /** The origin of the page that a tab shows now; `null` when that cannot be told. */
  readonly originOfTab: (tabId: number) => Promise<string | null>;
  /** Whether any tab shows a page of this origin. */
  readonly isOpen: (origin: string) => Promise<boolean>;
  /** Starts and stops the capture: nobody listens, nothing is captured. */
  readonly setCapturing: (capturing: boolean) => void;
  readonly probe: Probe;
  /** Tells the pages of a tab, or only their workers, that nobody asks them any more. */
  readonly quiet: (tabId: number, what: Quieting) => void;
}

export interface Recorder {
  readonly hear: (event: WebRequestEvent) => void;
  readonly connect: (port: NamedPort) => void;
  /** Takes in what a page's probe says. Resolves to the answer that the message expects. */
  readonly hearProbe: (message: Envelope<FromProbe>, caller: Caller) => Promise<boolean | readonly string[]>;
  /** A switch of the probe was turned, the one for pages or the one for workers, here or in another DevTools. */
  readonly turnProbe: (which: 'probe' | 'workers', on: boolean) => void;
  /** The user lets the extension see pages, or no more. */
  readonly setAccess: (access: CaptureState['access']) => void;
  /** Resolves when what an earlier recorder wrote has been read back. */
  readonly ready: Promise<void>;
  /** Writes out what is not written yet. */
  readonly flush: () => Promise<void>;
  /** Stops for good. Resolves when another recorder can go on with what is stored. */
  readonly handOver: () => Promise<void>;
}
