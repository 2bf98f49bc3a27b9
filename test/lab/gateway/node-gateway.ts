// The gateway as servers in this process: the same answers as the nginx one, because the core decides both.
import { createServer, type IncomingMessage } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Gateway, GatewayHost, GatewayOptions } from './gateway.ts';
import { listenPort, portError } from './listen-port.ts';
import { NodeRouter } from './node-exchange.ts';
import { readRequest, writeReply, writeUpgrade, type AnyRequest, type AnyResponse } from './node-reply.ts';

type Scheme = 'http' | 'https';

/** As nginx, and longer than a browser keeps an idle connection for its next request in a test. */
const KEEP_ALIVE_MS = 65_000;

/** More than the core lets pass, so that it is the core that refuses. */
const HEADER_BYTES = 65_536;

/** Starts it. @throws Unusable when a port is taken or a snippet says more than this gateway knows */
export async function startNodeGateway(options: GatewayOptions): Promise<Gateway> {
  let router = new NodeRouter(options.hosts, options.upstream);
  const serve = (scheme: Scheme) => (request: AnyRequest, response: AnyResponse) => {
    void answer(router, scheme, request, response);
  };
  const upgrade = (scheme: Scheme) => (request: IncomingMessage, socket: Duplex) => {
    void answerUpgrade(router, scheme, request, socket);
  };
  const plain = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: HEADER_BYTES }, serve('http')).on(
    'upgrade',
    upgrade('http'),
  );
  const { key, cert } = options;
  const secure = createSecureServer({ key, cert, allowHTTP1: true }, serve('https')).on('upgrade', upgrade('https'));
  const sockets = new Set<Socket>();
  for (const server of [plain, secure]) watch(server, sockets);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([stop(plain), stop(secure)]);
  };
  try {
    const httpPort = await listen(plain, options.httpPort);
    const httpsPort = await listen(secure, options.httpsPort);
    return {
      httpPort,
      httpsPort,
      close,
      apply(hosts: readonly GatewayHost[]) {
        return Promise.resolve().then(() => {
          router = new NodeRouter(hosts, options.upstream);
        });
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answer(router: NodeRouter, scheme: Scheme, incoming: AnyRequest, response: AnyResponse): Promise<void> {
  try {
    const { request, body } = await readRequest(incoming, scheme);
    writeReply(response, await router.reply(request, body, clientOf(incoming.socket)));
  } catch {
    // The client went away, or the application broke off.
    incoming.destroy();
  }
}

async function answerUpgrade(
  router: NodeRouter,
  scheme: Scheme,
  incoming: IncomingMessage,
  socket: Duplex,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  try {
    const { request } = await readRequest(incoming, scheme);
    writeUpgrade(socket, await router.reply(request, null, clientOf(incoming.socket)));
  } catch {
    socket.destroy();
  }
}

function clientOf(socket: { readonly remoteAddress?: string | undefined }): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function watch(server: Server, sockets: Set<Socket>): void {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
}

async function listen(server: Server, wanted: number | undefined): Promise<number> {
  const port = await listenPort(wanted);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portError(port, error));
    });
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
  return port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
