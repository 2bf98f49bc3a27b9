// The application of the measured vectors as a server: raw answers, so that the order of its lines is its own.
import { createServer, type Server, type Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { vectorAuth, vectorBackend } from './vector-backend.ts';

export interface VectorServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. Requests for the host 127.0.0.1 are those to the authentication service. */
export async function startVectorServer(): Promise<VectorServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let received = '';
    socket.setEncoding('latin1').on('data', (part) => {
      received += part.toString();
      const end = received.indexOf('\r\n\r\n');
      if (end === -1 || !hasBody(received, end)) return;
      answer(socket, received.slice(0, end));
      received = '';
    });
  });
  return { port: await listen(server), close: () => stop(server, sockets) };
}

function hasBody(received: string, end: number): boolean {
  const length = /^content-length: *(\d+)/im.exec(received.slice(0, end))?.[1] ?? '0';
  return received.length - end - 4 >= Number(length);
}

function answer(socket: Socket, head: string): void {
  const [first = '', ...fields] = head.split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = fields.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  if (host === '127.0.0.1') {
    const { status, headers: lines } = vectorAuth(`http://${host}${path}`);
    write(socket, status, lines);
    return;
  }
  const given = vectorBackend({ scheme: 'http', method, path, headers });
  if ('status' in given) write(socket, given.status, given.headers);
  else if (given.failure === 'reset') socket.resetAndDestroy();
}

function write(socket: Socket, status: number, headers: HeaderLines): void {
  const bodiless = status === 101 || status === 204 || status === 304;
  const length = status === 101 ? 'Connection: upgrade' : bodiless ? null : 'Content-Length: 4';
  const lines = [length, ...headers.map(([name, value]) => `${name}: ${value}`)].filter((line) => line !== null);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`, ...lines].join('\r\n');
  socket.write(`${head}\r\n\r\n${bodiless ? '' : 'test'}`);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address === null || typeof address === 'string' ? 0 : address.port);
    });
  });
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
