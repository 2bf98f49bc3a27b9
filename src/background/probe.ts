// The switch of the page probe, and its scripts: registered only while somebody asks.
import type { Scripting } from 'webextension-polyfill';

/** What is used of `browser.scripting`. */
export interface Scripts {
  getRegisteredContentScripts(): Promise<readonly { readonly id: string }[]>;
  registerContentScripts(scripts: Scripting.RegisteredContentScript[]): Promise<void>;
  unregisterContentScripts(): Promise<void>;
}

/** What is used of `browser.storage.local`. */
export interface SettingsStore {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface Probe {
  /** The user lets pages be asked. Off until the setting has been read. */
  readonly isOn: () => boolean;
  readonly turn: (on: boolean) => void;
  /** The user lets workers be asked, too. */
  readonly asksWorkers: () => boolean;
  readonly turnWorkers: (on: boolean) => void;
  /** Puts the scripts in or takes them out. Resolves when everything that was asked for so far is done. */
  readonly want: (wanted: boolean) => Promise<void>;
  /** Resolves when the setting has been read. */
  readonly ready: Promise<void>;
}

const KEY = 'probe';
const WORKERS_KEY = 'workers';

const shared = {
  matches: ['<all_urls>'],
  allFrames: true,
  // For about:blank, srcdoc, blob: and data: documents, which make requests too.
  matchOriginAsFallback: true,
  runAt: 'document_start',
  persistAcrossSessions: false,
} as const;

const SCRIPTS: readonly Scripting.RegisteredContentScript[] = [
  { ...shared, id: 'probe-relay', js: ['probe/relay.js'], matches: [...shared.matches] },
  { ...shared, id: 'probe-page', js: ['probe/page.js'], matches: [...shared.matches], world: 'MAIN' },
];

export function createProbe(scripts: Scripts, settings: SettingsStore): Probe {
  let on = false;
  let workers = false;
  let work: Promise<void> = Promise.resolve();

  async function put(wanted: boolean): Promise<void> {
    // The browser is asked, not a variable: scripts stay when the worker is stopped.
    const isThere = (await scripts.getRegisteredContentScripts()).length > 0;
    if (wanted && !isThere) await scripts.registerContentScripts([...SCRIPTS]);
    if (!wanted && isThere) await scripts.unregisterContentScripts();
  }
  async function read(): Promise<void> {
    on = (await settings.get(KEY))[KEY] === true;
    workers = on && (await settings.get(WORKERS_KEY))[WORKERS_KEY] === true;
  }
  function turnWorkers(next: boolean): void {
    workers = next && on;
    void settings.set({ [WORKERS_KEY]: workers });
  }
  return {
    isOn: () => on,
    turn(next) {
      on = next;
      void settings.set({ [KEY]: next });
      if (!next) turnWorkers(false);
    },
    asksWorkers: () => workers,
    turnWorkers,
    want(wanted) {
      // What failed before, as in a browser that is about to close, must not stop this.
      work = work.catch(() => {}).then(() => put(wanted));
      return work;
    },
    ready: read(),
  };
}
