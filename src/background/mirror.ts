// What must outlive the worker, written to storage.session in batches. Values are stored as JSON text: of an object Chromium
// counts what it takes in memory, several times its text, against the 10 MiB.

/** What is used of `storage.session`. */
export interface SessionStore {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface Mirror {
  /** Everything an earlier worker wrote. */
  readonly load: () => Promise<Record<string, unknown>>;
  /** Queues a value; `null` takes the key away. */
  readonly write: (key: string, value: unknown) => void;
  /** Resolves when everything that was queued so far is stored. */
  readonly flush: () => Promise<void>;
}

export interface MirrorOptions {
  /** Whether a key is this one's to read and to take away: several share the storage. */
  readonly isOwn?: (key: string) => boolean;
  /** Values that change with every event: asked for once a batch, not once an event. */
  readonly latest: () => Record<string, unknown>;
  /** What goes first when the browser's 10 MiB are full, what after it, and what never. */
  readonly turnToGo: (key: string, value: unknown) => Turn;
  readonly pace?: Pace;
}

/** When what has changed is written, in milliseconds. */
export interface Pace {
  /** Once nothing has changed for so long, */
  readonly quiet: number;
  /** or so long after the first change that is not written, whatever goes on. */
  readonly longest: number;
}

/** Where a worker may be stopped at any moment. */
export const AT_ONCE: Pace = { quiet: 0, longest: 0 };
/**
 * A busy page is not the moment to write what changes again soon; of one that asks for much the recorder hears once a second.
 * What must never go does not wait for it.
 */
export const WHEN_QUIET: Pace = { quiet: 1500, longest: 5000 };
/** The least milliseconds between two batches. */
const INTERVAL = 100;

export type Turn = 'first' | 'second' | 'never';

/** How often a batch is tried again after room was made. */
const TRIES = 4;

/** What was written as text; nothing when it was not, as by another version. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

const keysOf = (stored: ReadonlyMap<string, Turn>, turn: Turn): string[] =>
  [...stored].filter(([, its]) => its === turn).map(([key]) => key);

/** Changes are written together, none of them twice in a batch: a write for each event costs more than the event (0.2–0.4 ms). */
export function createMirror(store: SessionStore, options: MirrorOptions): Mirror {
  const { latest, turnToGo, isOwn = () => true, pace = AT_ONCE } = options;
  const queue = new Map<string, unknown>();
  // In order of writing.
  const stored = new Map<string, Turn>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  let lastTime = 0;
  // When something was changed last, and when it is written at the latest.
  let [changedAt, deadline] = [0, 0];

  async function makeRoom(): Promise<void> {
    const first = keysOf(stored, 'first');
    const keys = first.length > 0 ? first : keysOf(stored, 'second');
    const gone = keys.slice(0, Math.ceil(keys.length / 2));
    for (const key of gone) stored.delete(key);
    await store.remove(gone);
  }

  async function put(items: Record<string, string>): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      try {
        await store.set(items);
        return true;
      } catch {
        // The quota, or an item over it: the log in memory is whole, only a stopped worker would miss these.
        if (tries === TRIES) return false;
        await makeRoom();
      }
    }
  }

  async function writeBatch(): Promise<void> {
    const items: Record<string, string> = {};
    const changed = new Map([...Object.entries(latest()), ...queue]);
    const gone: string[] = [];
    for (const [key, value] of changed) {
      if (value === null) gone.push(key);
      else items[key] = JSON.stringify(value);
    }
    queue.clear();
    for (const key of gone) stored.delete(key);
    if (gone.length > 0) await store.remove(gone);
    if (!(await put(items))) return;
    for (const key of Object.keys(items)) stored.set(key, turnToGo(key, changed.get(key)));
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    lastTime = Date.now();
    // What has not begun yet takes in what is queued meanwhile.
    waiting ??= writing.then(() => {
      waiting = undefined;
      return writeBatch();
    });
    writing = waiting;
    return writing;
  };

  const due = (): number => Math.max(lastTime + INTERVAL, Math.min(changedAt + pace.quiet, deadline));
  function look(): void {
    // Something may have changed meanwhile: then the page is not quiet yet.
    const left = due() - Date.now();
    if (left > 0) timer = setTimeout(look, left);
    else void flush();
  }

  return {
    async load() {
      const found = Object.entries(await store.get(null))
        .filter(([key]) => isOwn(key))
        .map(([key, text]): [string, unknown] => [key, parsed(text)]);
      for (const [key, value] of found) stored.set(key, turnToGo(key, value));
      return Object.fromEntries(found);
    },
    write(key, value) {
      changedAt = Date.now();
      if (queue.size === 0) deadline = changedAt + pace.longest;
      queue.set(key, value);
      if (turnToGo(key, value) === 'never') {
        deadline = changedAt;
        clearTimeout(timer);
        timer = undefined;
      }
      timer ??= setTimeout(look, Math.max(0, due() - changedAt));
    },
    flush,
  };
}
