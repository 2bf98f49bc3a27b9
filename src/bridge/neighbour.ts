// In Chromium the DevTools page and the panel are frames of one origin in one window: what one hands to the other is the
// object itself. No copy is made, and no worker stands between them that could be stopped.
import type { Port } from './link.ts';

/** A port as the recorder takes it in. */
export interface NamedPort extends Port {
  readonly name: string;
}

export type Connect = (port: NamedPort) => void;

/** The property of the DevTools page's window under which panels find it. */
export const OFFER = 'preflightConnect';

/** Takes connections of panels in this window from now on; with `null` no more. */
export function offer(connect: Connect | null): void {
  Reflect.set(globalThis, OFFER, connect);
}

const isConnect = (value: unknown): value is Connect => typeof value === 'function';

/** How the DevTools page beside this panel takes connections; `null` where there is none, as in Firefox. */
export function findNeighbour(): Connect | null {
  for (let index = 0; index < globalThis.parent.length; index++) {
    try {
      const connect: unknown = Reflect.get(Object(globalThis.parent[index]), OFFER);
      if (isConnect(connect)) return connect;
    } catch {
      // A frame of another extension, or of the DevTools themselves.
    }
  }
  return null;
}

interface Event<Told> {
  readonly addListener: (heard: (told: Told) => void) => void;
  readonly tell: (told: Told) => void;
}

function eventOf<Told>(): Event<Told> {
  const listeners: ((told: Told) => void)[] = [];
  return {
    addListener: (heard) => void listeners.push(heard),
    tell: (told) => {
      for (const heard of listeners) heard(told);
    },
  };
}

const makeEvents = () => ({ message: eventOf<unknown>(), gone: eventOf<void>() });
type Events = ReturnType<typeof makeEvents>;

/**
 * Both ends of a port within one window. As between browsers' processes a message arrives later than it was sent, in
 * order, and only the other end hears of a `disconnect`; unlike there, it is not copied.
 */
export function localPorts(name: string): readonly [NamedPort, NamedPort] {
  let open = true;
  const [near, far] = [makeEvents(), makeEvents()];
  const end = (own: Events, other: Events): NamedPort => ({
    name,
    onMessage: own.message,
    onDisconnect: own.gone,
    postMessage(message) {
      queueMicrotask(() => {
        if (open) other.message.tell(message);
      });
    },
    disconnect() {
      if (!open) return;
      open = false;
      queueMicrotask(() => other.gone.tell());
    },
  });
  return [end(near, far), end(far, near)];
}
