import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate } from '../lab/certificate.ts';
import type { Gateway } from '../lab/gateway/gateway.ts';
import { startNodeGateway } from '../lab/gateway/node-gateway.ts';
import { send } from '../lab/gateway/send.ts';
import { isPlain } from '../lab/gateway/snippet.ts';
import { startVectorServer, type VectorServer } from '../lab/gateway/vector-server.ts';
import { corsOnly, hostsOf, runnable } from '../lab/gateway/vectors.ts';

/** Of a snippet nginx alone knows more than a plain `add_header`. */
const rows = runnable.filter(({ ingress }) => ingress.every(({ annotations }) => isPlain(annotations)));

describe('every measured request through the gateway in Node', () => {
  let server: VectorServer;
  let gateway: Gateway;

  beforeAll(async () => {
    server = await startVectorServer();
    const { key, cert } = certificate(['*.test']);
    const upstream = { host: '127.0.0.1', port: server.port };
    gateway = await startNodeGateway({ upstream, key, cert, hosts: hostsOf(rows) });
  });

  afterAll(async () => {
    await gateway.close();
    await server.close();
  });

  it.each(rows.map((vector) => [vector.id, vector] as const))('%s', async (_id, vector) => {
    for (let nth = 1; nth < (vector.request.nth_of_burst ?? 1); nth++) await send(gateway, vector.request);
    const answer = await send(gateway, vector.request);
    expect({ status: answer.status, cors: corsOnly(answer.headers) }).toEqual({
      status: vector.status,
      cors: vector.cors,
    });
  });
});
