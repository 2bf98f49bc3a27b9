// Writes an answer to the client, over http/1.1 or HTTP/2, and takes a request in.
import { IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse, OutgoingHttpHeaders } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import type { SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import type { Reply } from './node-exchange.ts';
import { headerPairs } from './raw-headers.ts';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

/** A request longer than this is counted to its end but not kept; no limit of the lab is as high. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** The whole request. It is read to its end before it is judged, so that the client sees the answer to one too long. */
export async function readRequest(
  request: AnyRequest,
  scheme: 'http' | 'https',
): Promise<{ readonly request: SimulatedRequest; readonly body: Buffer | null }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length <= KEPT_BYTES) parts.push(bytes);
  }
  const declared = request.headers['content-length'] !== undefined;
  const hasBody = declared || length > 0;
  const seen: SimulatedRequest = {
    scheme,
    http: request.httpVersionMajor === 2 ? '2' : '1.1',
    host: request.headers[':authority']?.toString() ?? request.headers.host ?? '',
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: headerPairs(request.rawHeaders),
    ...(hasBody ? { body_bytes: length, chunked: !declared } : {}),
  };
  return { request: seen, body: hasBody ? Buffer.concat(parts) : null };
}

/** Sends the answer; the application's body is streamed. */
export function writeReply(response: AnyResponse, reply: Reply): void {
  if (response instanceof ServerResponse) {
    response.writeHead(
      reply.status,
      reply.headers.flatMap(([name, value]) => [name, value]),
    );
    endWith(response, reply.body);
  } else if (!response.stream.destroyed) {
    response.stream.respond({ ':status': reply.status, ...merged(reply.headers) });
    endWith(response.stream, reply.body);
  }
}

function endWith(stream: NodeJS.WritableStream, body: Reply['body']): void {
  if (!(body instanceof IncomingMessage)) {
    stream.end(body ?? '');
    return;
  }
  // An answer that breaks off must not look complete to the browser.
  body.on('error', () => {
    if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
  });
  body.pipe(stream);
}

const NOT_IN_HTTP2 = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);
const REFUSED_TWICE = new Set([
  'access-control-allow-credentials',
  'access-control-max-age',
  'content-length',
  'location',
]);

/** Node's HTTP/2 takes one entry a name, and for some names one value: what browsers make of several lines. */
function merged(headers: HeaderLines): OutgoingHttpHeaders {
  const result: Record<string, string[] | string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (NOT_IN_HTTP2.has(key)) continue;
    const values = [...[result[key] ?? []].flat(), value];
    result[key] = REFUSED_TWICE.has(key) ? values.join(', ') : values;
  }
  return result;
}

/** Answers a request for another protocol, and joins the two connections when the application agrees. */
export function writeUpgrade(client: Duplex, reply: Reply): void {
  const lines = reply.headers.map(([name, value]) => `${name}: ${value}`);
  const last = reply.socket ? [] : ['Connection: close'];
  client.write(
    [`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}`, ...lines, ...last, '', ''].join('\r\n'),
  );
  if (reply.socket) {
    client.pipe(reply.socket).pipe(client);
    reply.socket.on('error', () => client.destroy());
    client.on('error', () => reply.socket?.destroy());
  } else {
    endWith(client, reply.body);
  }
}
