// Sends one request to a gateway over http/1.1 or HTTP/2 and gives the answer with its lines in wire order.
import { connect, constants } from 'node:http2';
import http from 'node:http';
import https from 'node:https';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import type { SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import type { Gateway } from './gateway.ts';
import { headerPairs } from './raw-headers.ts';

export interface Received {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: string;
}

/** Sends it; `request.host` is the host's name. The certificate is not checked. */
export function send(gateway: Gateway, request: SimulatedRequest): Promise<Received> {
  return request.http === '2' ? sendOverHttp2(gateway, request) : sendOverHttp1(gateway, request);
}

function bodyOf(request: SimulatedRequest): Buffer | null {
  return request.body_bytes === undefined ? null : Buffer.alloc(request.body_bytes, 'x');
}

function sendOverHttp1(gateway: Gateway, request: SimulatedRequest): Promise<Received> {
  const body = bodyOf(request);
  const secure = request.scheme === 'https';
  const headers = request.headers.flatMap(([name, value]) => [name, value]);
  if (body && request.chunked !== true) headers.push('Content-Length', String(body.length));
  if (body && request.chunked === true) headers.push('Transfer-Encoding', 'chunked');
  const options: https.RequestOptions = {
    host: '127.0.0.1',
    port: secure ? gateway.httpsPort : gateway.httpPort,
    method: request.method,
    path: request.path,
    headers: ['Host', request.host ?? 'localhost', ...headers],
    agent: false,
    rejectUnauthorized: false,
    ...(request.host === undefined ? {} : { servername: request.host }),
  };
  return new Promise((resolve, reject) => {
    const sent = secure ? https.request(options) : http.request(options);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (part: string) => (text += part));
      // A server that answers before it has read the whole body may reset the connection after its answer.
      response.on('close', () => {
        resolve({ status: response.statusCode ?? 0, headers: headerPairs(response.rawHeaders), body: text });
      });
    });
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: headerPairs(response.rawHeaders), body: '' });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

function sendOverHttp2(gateway: Gateway, request: SimulatedRequest): Promise<Received> {
  const body = bodyOf(request);
  const session = connect(`https://${request.host ?? 'localhost'}:${gateway.httpsPort}`, {
    host: '127.0.0.1',
    rejectUnauthorized: false,
    lookup: (_name, _options, callback) => {
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    },
  });
  return new Promise<Received>((resolve, reject) => {
    session.on('error', reject);
    const fields: Record<string, string> = {};
    for (const [name, value] of request.headers) fields[name.toLowerCase()] = value;
    if (body && request.chunked !== true) fields['content-length'] = String(body.length);
    const pseudo = { ':method': request.method, ':path': request.path, ':authority': request.host ?? 'localhost' };
    const stream = session.request({ ...pseudo, ...fields }, { endStream: body === null });
    let received: Received = { status: 0, headers: [], body: '' };
    stream.on('response', (headers, _flags, raw: string[] = []) => {
      const lines = headerPairs(raw);
      received = { status: Number(headers[':status']), headers: lines, body: '' };
    });
    stream.setEncoding('latin1').on('data', (part: string) => {
      received = { ...received, body: received.body + part };
    });
    stream.on('close', () => {
      if (received.status === 0) reject(new Error(`No answer, HTTP/2 error ${stream.rstCode}.`));
      else resolve(received);
    });
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (stream.rstCode !== constants.NGHTTP2_NO_ERROR || received.status === 0) reject(error);
    });
    if (body) stream.end(body);
  }).finally(() => {
    session.close();
  });
}
