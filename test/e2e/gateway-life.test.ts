import { createServer } from 'node:net';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Annotations } from '../../src/core/ingress-nginx/types.ts';
import { certificate } from '../lab/certificate.ts';
import type { Gateway, GatewayHost, GatewayOptions } from '../lab/gateway/gateway.ts';
import { startNginx } from '../lab/gateway/nginx.ts';
import { startNodeGateway } from '../lab/gateway/node-gateway.ts';
import { send } from '../lab/gateway/send.ts';
import { startVectorServer, type VectorServer } from '../lab/gateway/vector-server.ts';
import { corsOnly } from '../lab/gateway/vectors.ts';

const APP = 'https://app.shop.test';
const NAME = 'api.shop.test';
const { key, cert } = certificate();
const get = { scheme: 'http', host: NAME, method: 'GET', path: '/nocors', headers: [['Origin', APP]] } as const;

const host = (annotations: Annotations, more: Partial<GatewayHost> = {}): readonly GatewayHost[] => [
  { host: NAME, tls: false, paths: [{ path: '/', annotations }], ...more },
];
const cors: Annotations = { 'enable-cors': 'true', 'cors-allow-origin': APP };

let server: VectorServer;

beforeAll(async () => {
  server = await startVectorServer();
});

afterAll(() => server.close());

const forms = [['a real nginx', startNginx] as const, ['the gateway in Node', startNodeGateway] as const];

/** The Access-Control-Allow-Origin that the usual request gets. */
async function allowed(gateway: Gateway): Promise<string | undefined> {
  const lines = corsOnly((await send(gateway, get)).headers);
  return lines.find(([name]) => name === 'access-control-allow-origin')?.[1];
}

describe.each(forms)('%s', (_form, start) => {
  const running: Gateway[] = [];
  const started = async (hosts: readonly GatewayHost[], more: Partial<GatewayOptions> = {}): Promise<Gateway> => {
    const gateway = await start({ upstream: { host: '127.0.0.1', port: server.port }, key, cert, hosts, ...more });
    running.push(gateway);
    return gateway;
  };
  afterEach(async () => {
    for (const gateway of running.splice(0)) await gateway.close();
  });

  it('answers by the new annotations as soon as they are applied', async () => {
    const gateway = await started(host({}));
    for (const value of [APP, '*', APP, 'https://other.shop.test', '*']) {
      await gateway.apply(host({ ...cors, 'cors-allow-origin': value }));
      const expected = value === 'https://other.shop.test' ? undefined : value;
      expect(await Promise.all([1, 2, 3, 4].map(() => allowed(gateway)))).toEqual(Array(4).fill(expected));
    }
  });

  it('applies changes made at once in their order', async () => {
    const gateway = await started([]);
    const values = ['https://a.shop.test', '*', 'https://b.shop.test', APP];
    await Promise.all(values.map((value) => gateway.apply(host({ ...cors, 'cors-allow-origin': value }))));
    expect(await allowed(gateway)).toBe(APP);
  });

  it('knows no host before it is told of one, nor any other', async () => {
    const gateway = await started([]);
    expect((await send(gateway, get)).status).toBe(404);
    await gateway.apply(host({}));
    expect((await send(gateway, get)).status).toBe(200);
    expect((await send(gateway, { ...get, host: 'www.shop.test' })).status).toBe(404);
    expect((await send(gateway, { ...get, host: `${NAME}:8080` })).status).toBe(200);
  });

  it('keeps what it has when new hosts cannot be configured', async () => {
    const gateway = await started(host(cors));
    const bad = host({ 'configuration-snippet': 'no_such_directive on;' });
    await expect(gateway.apply(bad)).rejects.toThrow(/no_such_directive/);
    expect(await allowed(gateway)).toBe(APP);
  });

  it('carries a snippet that adds a second Access-Control-Allow-Origin', async () => {
    const snippet = `add_header Access-Control-Allow-Origin "${APP}" always;`;
    const gateway = await started(host({ ...cors, 'configuration-snippet': snippet }));
    for (const request of [get, { ...get, method: 'OPTIONS' }, { ...get, path: '/status/503' }]) {
      const lines = corsOnly((await send(gateway, request)).headers).filter(
        ([name]) => name === 'access-control-allow-origin',
      );
      expect(lines.map(([, value]) => value)).toEqual([APP, APP]);
    }
    const { headers } = await send(gateway, { ...get, scheme: 'https', http: '2' });
    expect(headers.filter(([name]) => name === 'access-control-allow-origin').map(([, value]) => value)).toEqual([
      APP,
      APP,
    ]);
  });

  it.each(['1.1', '2'] as const)('shows 413 for a body that is too long, over http %s', async (http) => {
    const gateway = await started(host({ ...cors, 'proxy-body-size': '1k' }, { tls: true }));
    const request = { ...get, scheme: 'https', http, method: 'POST', body_bytes: 3_000_000 } as const;
    const { status, headers, body } = await send(gateway, request);
    expect({ status, cors: corsOnly(headers), length: body.length }).toEqual({ status: 413, cors: [], length: 176 });
  });

  it('serves several requests over one connection', async () => {
    const gateway = await started(host(cors));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let index = 0; index < 5; index++) {
      ports.add(
        await new Promise((resolve, reject) => {
          const sent = httpRequest(
            { host: '127.0.0.1', port: gateway.httpPort, agent, headers: { Host: NAME } },
            (answer) => {
              const { localPort } = answer.socket;
              answer.resume().on('end', () => {
                resolve(localPort);
              });
            },
          );
          sent.on('error', reject).end();
        }),
      );
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('names a taken port in one sentence', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => {
      blocker.listen(0, '127.0.0.1', resolve);
    });
    const address = blocker.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    await expect(started([], { httpPort: port })).rejects.toThrow(`Port ${port} is taken by another program.`);
    await expect(started([], { httpsPort: 70_000 })).rejects.toThrow('70000 is not a port number; use 1 to 65535.');
    await new Promise((resolve) => blocker.close(resolve));
  });

  it('gives its ports back and leaves no files', async () => {
    const own = mkdtempSync(path.join(tmpdir(), 'preflight-test-'));
    vi.stubEnv('TMPDIR', own);
    const first = await started(host(cors));
    const { httpPort, httpsPort } = first;
    await first.close();
    const second = await started(host(cors), { httpPort, httpsPort });
    expect(await allowed(second)).toBe(APP);
    await second.close();
    vi.unstubAllEnvs();
    expect(readdirSync(own)).toEqual([]);
    rmdirSync(own);
  });
});
