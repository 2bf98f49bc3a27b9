// Speaks Marionette, Firefox's own remote protocol: `LENGTH:[0, id, command, parameters]` over TCP. No geckodriver.
import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

export interface Marionette {
  send(command: string, parameters?: object): Promise<unknown>;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const dial = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });

/** Cuts the stream into messages; keeps what is not whole yet. */
function createReader(receive: (message: unknown) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || rest.length < end) return;
      const message: unknown = JSON.parse(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end);
      receive(message);
    }
  };
}

const textOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** Connects to a Firefox that is starting, and greets it. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await until('Firefox listens', () => dial(port), 60_000);
  const waiting = new Map<unknown, Waiting>();
  let next = 0;
  const greeted = new Promise<void>((resolve) => {
    const read = createReader((message) => {
      if (!Array.isArray(message)) {
        resolve();
        return;
      }
      const [, id, error, result]: unknown[] = message;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error === null) call?.resolve(result);
      else call?.reject(new Error(textOf(error)));
    });
    socket.on('data', read);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const call of waiting.values()) call.reject(new Error('Firefox has ended.'));
  });
  await greeted;
  return {
    send(command, parameters = {}) {
      const id = next++;
      const text = JSON.stringify([0, id, command, parameters]);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
    },
    close: () => socket.destroy(),
  };
}
