// A port that outlives the worker at its other end: browsers stop an idle worker, and every port to it, at will.
import { createLink, type Port, type Sender } from './link.ts';
import type { Envelope, ToBackground, ToPanel } from './protocol.ts';

/** `gone`: the extension was updated or removed under the open DevTools, and nothing can reach its background again. */
export type ConnectionState = 'connecting' | 'connected' | 'gone';

export interface Connection<Out = ToBackground> extends Sender<Out> {
  readonly close: () => void;
}

export interface ConnectionOptions<In = ToPanel> {
  /** Opens a port; throws when the extension is no more. */
  readonly connect: () => Port;
  readonly receive: (message: Envelope<In>) => void;
  readonly onState?: (state: ConnectionState) => void;
}

/** Milliseconds before the first and before the slowest new try. */
const FIRST_DELAY = 100;
const LAST_DELAY = 5000;
/** Chromium and Firefox stop a worker after 30 s without an event; a port message counts as one. */
const PING_INTERVAL = 20_000;
/** What is said while nobody listens is kept, up to this many messages. */
const QUEUE_LIMIT = 50;

/**
 * Connects to the background, and again whenever the port closes, 100 ms later at first and 5 s at most. The
 * background answers each connection with what is newer than the panel says it has, or with the whole log: either puts right
 * whatever was missed.
 */
export const keepConnected = (options: ConnectionOptions): Connection =>
  keepOpen<ToBackground, ToPanel>(options, (link) => link.send('ping', {}));

/** The same for messages of any kind. @param ping says something that needs no answer: a worker that is spoken to goes on */
export function keepOpen<Out, In>(
  { connect, receive, onState = () => {} }: ConnectionOptions<In>,
  ping: (link: Sender<Out>) => void,
): Connection<Out> {
  let port: Port | null = null;
  let link: Sender<Out> | null = null;
  let delay = FIRST_DELAY;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const queue: (() => void)[] = [];

  const lost = (): void => {
    port = null;
    link = null;
    if (closed) return;
    onState('connecting');
    retry = setTimeout(open, delay);
    delay = Math.min(delay * 2, LAST_DELAY);
  };
  const heard = (message: Envelope<In>): void => {
    delay = FIRST_DELAY;
    onState('connected');
    receive(message);
  };
  function open(): void {
    try {
      port = connect();
    } catch {
      end();
      onState('gone');
      return;
    }
    port.onDisconnect.addListener(lost);
    link = createLink<Out, In>(port, heard);
    for (const say of queue.splice(0)) say();
  }
  const pinging = setInterval(() => {
    if (link !== null) ping(link);
  }, PING_INTERVAL);
  function end(): void {
    closed = true;
    clearTimeout(retry);
    clearInterval(pinging);
  }

  onState('connecting');
  open();
  return {
    send(name, body) {
      if (link !== null) link.send(name, body);
      else if (queue.length < QUEUE_LIMIT) queue.push(() => link?.send(name, body));
    },
    close() {
      end();
      port?.disconnect();
    },
  };
}
