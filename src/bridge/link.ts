import type { Envelope } from './protocol.ts';

/** What a link needs of a `runtime.Port`. */
export interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(heard: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(closed: () => void): void };
}

/** Sends messages of one direction, by name; into a closed port it sends nothing. */
export interface Sender<Out> {
  readonly send: <Name extends keyof Out>(name: Name, body: Out[Name]) => void;
}

/** Our own extension is on the other side, so that the envelope is looked at and the body believed. */
function isEnvelope<In>(message: unknown): message is Envelope<In> {
  return typeof message === 'object' && message !== null && 'name' in message && 'body' in message;
}

/** Speaks one direction and hears the other over any port: the messages are those of `protocol.ts`. */
export function createLink<Out, In>(port: Port, receive: (message: Envelope<In>) => void): Sender<Out> {
  let open = true;
  port.onMessage.addListener((message) => {
    if (isEnvelope<In>(message)) receive(message);
  });
  port.onDisconnect.addListener(() => {
    open = false;
  });
  return {
    send(name, body) {
      // Browsers throw on a post into a port that the other side has closed.
      if (open) port.postMessage({ name, body });
    },
  };
}
