import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate } from '../lab/certificate.ts';
import type { Gateway } from '../lab/gateway/gateway.ts';
import { startNginx } from '../lab/gateway/nginx.ts';
import { send } from '../lab/gateway/send.ts';
import { startVectorServer, type VectorServer } from '../lab/gateway/vector-server.ts';
import { corsOnly, hostsOf, runnable } from '../lab/gateway/vectors.ts';

describe('every measured request through a real nginx that runs the generated configuration', () => {
  let server: VectorServer;
  let gateway: Gateway;

  beforeAll(async () => {
    server = await startVectorServer();
    const { key, cert } = certificate(['*.test']);
    const hosts = hostsOf(runnable);
    gateway = await startNginx({ upstream: { host: '127.0.0.1', port: server.port }, key, cert, hosts });
  });

  afterAll(async () => {
    await gateway.close();
    await server.close();
  });

  it.each(runnable.map((vector) => [vector.id, vector] as const))('%s', async (_id, vector) => {
    for (let nth = 1; nth < (vector.request.nth_of_burst ?? 1); nth++) await send(gateway, vector.request);
    const answer = await send(gateway, vector.request);
    expect({ status: answer.status, cors: corsOnly(answer.headers) }).toEqual({
      status: vector.status,
      cors: vector.cors,
    });
  });
});
