import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownCases, snippetCases } from '../lab/gateway/own-cases.ts';
import { corsHeadersAndTarget, requestsOf } from '../lab/gateway/own-requests.ts';
import { certificate } from '../lab/certificate.ts';
import { pathsOf, type Gateway } from '../lab/gateway/gateway.ts';
import { startNginx } from '../lab/gateway/nginx.ts';
import { startNodeGateway } from '../lab/gateway/node-gateway.ts';
import { send } from '../lab/gateway/send.ts';
import { startVectorServer, type VectorServer } from '../lab/gateway/vector-server.ts';
import { vectorAuth, vectorBackend } from '../lab/gateway/vector-backend.ts';
import { DEFAULT_RELEASE } from '../../src/core/ingress-nginx/release.ts';
import { simulate } from '../../src/core/ingress-nginx/simulate.ts';

let server: VectorServer;

beforeAll(async () => {
  server = await startVectorServer();
});

afterAll(() => server.close());

const forms = [
  ['a real nginx', startNginx, [...ownCases, ...snippetCases]] as const,
  ['the gateway in Node', startNodeGateway, ownCases] as const,
];

describe.each(forms)('%s answers as the simulation says', (_form, start, cases) => {
  let gateway: Gateway;

  beforeAll(async () => {
    const { key, cert } = certificate(['*.test']);
    const upstream = { host: '127.0.0.1', port: server.port };
    gateway = await start({ upstream, key, cert, hosts: cases.map(({ host }) => host) });
  });

  afterAll(() => gateway.close());

  it.each(cases.map((each) => [each.title, each] as const))('%s', async (_title, each) => {
    const { host } = each;
    for (const request of requestsOf(each)) {
      const expected = simulate(pathsOf(host), host.release ?? DEFAULT_RELEASE, request, vectorBackend, vectorAuth);
      const answer = await send(gateway, request);
      const asked = `${request.method} ${request.scheme} ${request.path} ${JSON.stringify(request.headers)}`;
      expect({ asked, ...corsHeadersAndTarget(answer) }).toEqual({ asked, ...corsHeadersAndTarget(expected) });
    }
  });
});
