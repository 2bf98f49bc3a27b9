import { createHash, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { createServer } from 'node:https';
import { expect, test } from 'vitest';
import { certificate } from './certificate.ts';

test('the certificate is valid today for the names of the lab, and signed by its own key', () => {
  const made = new X509Certificate(certificate().cert);
  expect(made.checkHost('app.shop.test')).toBeDefined();
  expect(made.checkHost('shop.test')).toBeDefined();
  expect(made.checkHost('shop.test.evil.example')).toBeUndefined();
  expect(made.verify(made.publicKey)).toBe(true);
  expect(new Date(made.validFrom).getTime()).toBeLessThan(Date.now());
  expect(new Date(made.validTo).getTime()).toBeGreaterThan(Date.now());
});

test('the hash that Chromium is to trust is the one of its public key', () => {
  const { cert, spki } = certificate();
  const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  expect(spki).toBe(createHash('sha256').update(key).digest('base64'));
});

test('a client that trusts it completes the handshake', async () => {
  const { key, cert } = certificate();
  const server = createServer({ key, cert }, (_, response) => response.end('hello'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const authorized = await new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, ca: cert, servername: 'app.shop.test' };
    request(options, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  server.close();
  expect(authorized).toBe(200);
});
