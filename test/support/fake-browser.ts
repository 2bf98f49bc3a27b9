// Stands in for webextension-polyfill, which throws when it is imported outside an extension.
import type { Port } from '../../src/bridge/link.ts';

type Listener = (...args: never[]) => unknown;

/** An event as extensions know it, with `emit` for the test. */
export function fakeEvent<Heard extends Listener>() {
  const listeners = new Map<Heard, readonly unknown[]>();
  return {
    listeners,
    addListener(listener: Heard, ...options: unknown[]): void {
      listeners.set(listener, options);
    },
    removeListener(listener: Heard): void {
      listeners.delete(listener);
    },
    emit(...args: Parameters<Heard>): void {
      for (const listener of Array.from(listeners.keys())) listener(...args);
    },
  };
}

export interface FakePort extends Port {
  readonly name: string;
  readonly onMessage: ReturnType<typeof fakeEvent<(message: unknown) => void>>;
  readonly onDisconnect: ReturnType<typeof fakeEvent<() => void>>;
}

/**
 * Both ends of a port. Messages are copied, and a closed port throws on a post; as in browsers, only the other end hears of
 * a `disconnect`.
 */
export function fakePorts(name = 'preflight:1:panel'): readonly [FakePort, FakePort] {
  let open = true;
  const end = (other: () => FakePort): FakePort => ({
    name,
    onMessage: fakeEvent<(message: unknown) => void>(),
    onDisconnect: fakeEvent<() => void>(),
    postMessage(message) {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      other().onMessage.emit(structuredClone(message));
    },
    disconnect() {
      if (!open) return;
      open = false;
      other().onDisconnect.emit();
    },
  });
  const far: FakePort = end(() => near);
  const near: FakePort = end(() => far);
  return [near, far];
}

const sizeOf = (values: Iterable<unknown>): number => JSON.stringify([...values]).length;

/** `storage.session`, which outlives a worker; with a limit in characters it refuses what is too much, as browsers do. */
export function fakeStore(limit = Infinity) {
  const items = new Map<string, unknown>();
  return {
    items,
    writes: 0,
    get(_keys: null): Promise<Record<string, unknown>> {
      return Promise.resolve(structuredClone(Object.fromEntries(items)));
    },
    set(values: Record<string, unknown>): Promise<void> {
      this.writes++;
      const after = new Map([...items, ...Object.entries(structuredClone(values))]);
      if (sizeOf(after.values()) > limit) return Promise.reject(new Error('Session storage quota bytes exceeded.'));
      for (const [key, value] of after) items.set(key, value);
      return Promise.resolve();
    },
    remove(keys: string[]): Promise<void> {
      for (const key of keys) items.delete(key);
      return Promise.resolve();
    },
  };
}

/** `scripting`, as far as scripts for coming pages go. */
export function fakeScripts() {
  const registered: { readonly id: string }[] = [];
  return {
    registered,
    getRegisteredContentScripts: () => Promise.resolve([...registered]),
    registerContentScripts(scripts: readonly { readonly id: string }[]): Promise<void> {
      registered.push(...scripts);
      return Promise.resolve();
    },
    unregisterContentScripts(): Promise<void> {
      registered.length = 0;
      return Promise.resolve();
    },
  };
}

/** `storage.local`: settings that outlive the browser. */
export function fakeSettings() {
  const items = new Map<string, unknown>();
  return {
    items,
    get: (key: string): Promise<Record<string, unknown>> =>
      Promise.resolve(items.has(key) ? { [key]: items.get(key) } : {}),
    set(values: Record<string, unknown>): Promise<void> {
      for (const [key, value] of Object.entries(values)) items.set(key, value);
      return Promise.resolve();
    },
  };
}

const webRequestEvent = () => fakeEvent<(details: Record<string, unknown>) => void>();
/** The seven events and, as in Chromium, the enums of their options. */
const webRequest = {
  onBeforeRequest: webRequestEvent(),
  onBeforeSendHeaders: webRequestEvent(),
  onHeadersReceived: webRequestEvent(),
  onBeforeRedirect: webRequestEvent(),
  onResponseStarted: webRequestEvent(),
  onCompleted: webRequestEvent(),
  onErrorOccurred: webRequestEvent(),
};

export const fake = {
  webRequest: webRequest as typeof webRequest & Record<string, unknown>,
  i18n: { getMessage: (_name: string): string => '', getUILanguage: (): string => 'en' },
  devtools: {
    inspectedWindow: {
      tabId: 1,
      eval: (_expression: string): Promise<unknown> => Promise.resolve([null, null]),
      reload: () => {},
    },
    network: {
      onNavigated: fakeEvent<(url: string) => void>(),
      onRequestFinished: fakeEvent<(entry: unknown) => void>(),
    },
    panels: {} as Record<string, unknown>,
  },
};

export default fake;
