import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    });
  });

const html = { 'content-type': 'text/html' };

describe('npm run diagnose', () => {
  const api = createServer((request, response) => {
    const open = request.url === '/open' ? { 'access-control-allow-origin': '*' } : {};
    response.writeHead(request.method === 'OPTIONS' ? 405 : 200, open).end('{}');
  });
  const pages = createServer((request, response) => {
    const wanted = request.url === '/fine' ? 'open' : 'closed';
    const put = request.url === '/fine' ? '{}' : '{method: "PUT"}';
    response.writeHead(200, html).end(`<script>fetch("${apiOrigin}/${wanted}", ${put}).catch(() => {})</script>`);
  });
  let apiOrigin: string;
  let page: string;
  let folder: string;
  beforeAll(async () => {
    apiOrigin = await listening(api);
    page = await listening(pages);
    folder = mkdtempSync(path.join(tmpdir(), 'preflight-har-'));
  });
  afterAll(() => {
    for (const server of [api, pages]) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  test('tells of a page why its request was blocked and what to change, and exits with 1', async () => {
    const { code, stdout, stderr } = await runCli('diagnose', [page]);
    expect(stderr).toBe('');
    expect(stdout).toContain(`BLOCKED  PUT ${apiOrigin}/closed  from ${page}`);
    expect(stdout).toContain('[PreflightMissingAllowOriginHeader]');
    expect(stdout).toContain('nginx.ingress.kubernetes.io/enable-cors: "true"');
    expect(stdout).toMatch(/\n1 cross-origin request, 1 blocked, 1 fix\n$/);
    expect(code).toBe(1);
  });

  test('exits with 0 where nothing is blocked', async () => {
    const { code, stdout } = await runCli('diagnose', [`${page}/fine`]);
    expect(stdout).toBe('1 cross-origin request, 0 blocked, 0 fixes\n');
    expect(code).toBe(0);
  });

  test('gives JSON that a program can read', async () => {
    const { code, stdout } = await runCli('diagnose', [page, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'preflight-report/1' });
    expect(stdout).toContain('PreflightMissingAllowOriginHeader');
    expect(code).toBe(1);
  });

  test('reads a HAR file instead of a page', async () => {
    const file = path.join(folder, 'page.har');
    writeFileSync(file, JSON.stringify(blockedHar));
    const { code, stdout } = await runCli('diagnose', [file]);
    expect(stdout).toContain('BLOCKED  GET https://api.shop.test/orders  from https://app.shop.test');
    expect(stdout).toContain('[MissingAllowOriginHeader]');
    expect(code).toBe(1);
  });

  test('gives a HAR file as a page of HTML', async () => {
    const file = path.join(folder, 'page.har');
    writeFileSync(file, JSON.stringify(blockedHar));
    const { code, stdout } = await runCli('diagnose', [file, '--html']);
    expect(stdout).toMatch(/^<!doctype html>/i);
    expect(code).toBe(1);
  });

  test('goes by the Ingress that it is given, and shows the change in it', async () => {
    const [har, yaml] = [path.join(folder, 'page.har'), path.join(folder, 'ingress.yaml')];
    writeFileSync(har, JSON.stringify(blockedHar));
    writeFileSync(yaml, ingress);
    const { code, stdout } = await runCli('diagnose', [har, '--yaml', yaml]);
    expect(stdout).toContain('enable-cors: "yes" switches CORS off.');
    expect(stdout).toContain('  +     nginx.ingress.kubernetes.io/enable-cors: "true" # on\n');
    expect(stdout).toContain("kubectl annotate ingress 'shop' -n 'prod' --overwrite");
    expect(code).toBe(1);
  });

  test.each([
    [
      'kind: Ingress\nmetadata:\n\tname: a\n',
      'Line 3, column 1: a tab stands in the indentation. YAML takes spaces only.',
    ],
    [
      'kind: Ingress\nmetadata:\nname: a\nspec: {}\n',
      'Line 3, column 1: the indentation was lost. name has to stand further to the right than metadata, which holds it.',
    ],
    [
      'kind: Service\n',
      'There is no object of the kind Ingress in it. Give a file with the Ingress, as "kubectl get ingress -o yaml" prints it.',
    ],
  ])('says of the YAML %j what is wrong in one sentence, and exits with 2', async (text, sentence) => {
    const [har, yaml] = [path.join(folder, 'page.har'), path.join(folder, 'broken.yaml')];
    writeFileSync(har, JSON.stringify(blockedHar));
    writeFileSync(yaml, text);
    expect(await runCli('diagnose', [har, '--yaml', yaml])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${JSON.stringify(yaml)}: ${sentence}\n`,
    });
  });

  test('goes without an Ingress of other hosts, and says so beside the diagnosis', async () => {
    const [har, yaml] = [path.join(folder, 'page.har'), path.join(folder, 'other.yaml')];
    writeFileSync(har, JSON.stringify(blockedHar));
    writeFileSync(yaml, ingress.replace('api.shop.test', 'www.shop.test'));
    const { code, stdout, stderr } = await runCli('diagnose', [har, '--yaml', yaml, '--json']);
    expect(stderr).toBe(`${JSON.stringify(yaml)}: No Ingress in it serves api.shop.test.\n`);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { blocked: 1, fixes: 1 } });
    expect(code).toBe(1);
  });

  test.each(['utf16le', 'utf8'] as const)(
    'reads both files with a mark before them, as Windows writes it: %s',
    async (how) => {
      const [har, yaml] = [path.join(folder, 'marked.har'), path.join(folder, 'marked.yaml')];
      writeFileSync(har, Buffer.from(`\uFEFF${JSON.stringify(blockedHar)}`, how));
      writeFileSync(yaml, Buffer.from(`\uFEFF${ingress.replaceAll('\n', '\r\n')}`, how));
      const { code, stdout, stderr } = await runCli('diagnose', [har, '--yaml', yaml]);
      expect(stderr).toBe('');
      expect(stdout).toContain('enable-cors: "yes" switches CORS off.');
      expect(code).toBe(1);
    },
  );

  test('says so when there is no such file with an Ingress', async () => {
    const { code, stderr } = await runCli('diagnose', ['a.har', '--yaml', '/nowhere/a.yaml']);
    expect(stderr).toBe(
      'No such file: "/nowhere/a.yaml". Give a file with the Ingress, as "kubectl get ingress -o yaml" prints it.\n',
    );
    expect(code).toBe(2);
  });

  test('says of a command line that it cannot read one sentence, and exits with 2', async () => {
    const sentence =
      'Unknown option --frob. Known: --json, --html, --wildcard, --release, --dialect, --wait, --yaml.\n';
    expect(await runCli('diagnose', ['--frob', 'a.har'])).toEqual({ code: 2, stdout: '', stderr: sentence });
  });

  test.each([
    [
      '/nowhere/a.har',
      'No such file: "/nowhere/a.har". Give a HAR file, or an address that begins with https:// or http://.\n',
    ],
    ['src', '"src" is a folder. Give a HAR file, or an address that begins with https:// or http://.\n'],
    [
      '\u001B[2J',
      String.raw`No such file: "\u001b[2J". Give a HAR file, or an address that begins with https:// or http://.` +
        '\n',
    ],
  ])('says of the file %j that it cannot be read, and exits with 2', async (file, sentence) => {
    expect(await runCli('diagnose', [file])).toEqual({ code: 2, stdout: '', stderr: sentence });
  });

  test.each([
    ['not JSON', 'plain text'],
    ['JSON of something else', '{"log":{"version":"1.2"}}'],
  ])('says of a file with %s that it is not a HAR, and exits with 2', async (_, text) => {
    const file = path.join(folder, 'other.json');
    writeFileSync(file, text);
    const { code, stdout, stderr } = await runCli('diagnose', [file]);
    expect(stderr).toMatch(/^"[^"]*other\.json" is not a HAR file[^\n]*\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('says of a page that nobody serves that it cannot be opened, and exits with 2', async () => {
    const gone = createServer();
    const address = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    const { code, stdout, stderr } = await runCli('diagnose', [address]);
    expect(stderr).toBe(`${address}/ cannot be opened: net::ERR_CONNECTION_REFUSED.\n`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: prod
  annotations:
    nginx.ingress.kubernetes.io/enable-cors: "yes" # on
    nginx.ingress.kubernetes.io/cors-allow-origin: "https://app.shop.test"
spec:
  rules: [{ host: api.shop.test, http: { paths: [{ path: /, pathType: Prefix }] } }]
`;

const blockedHar = {
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    pages: [
      { id: 'page_1', title: 'https://app.shop.test/', startedDateTime: '2026-11-20T10:00:00.000Z', pageTimings: {} },
    ],
    entries: [
      {
        pageref: 'page_1',
        startedDateTime: '2026-11-20T10:00:01.000Z',
        time: 12,
        _resourceType: 'fetch',
        request: {
          method: 'GET',
          url: 'https://api.shop.test/orders',
          httpVersion: 'h2',
          headers: [
            { name: 'Origin', value: 'https://app.shop.test' },
            { name: 'Sec-Fetch-Mode', value: 'cors' },
          ],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: 0,
        },
        response: {
          status: 200,
          statusText: '',
          httpVersion: 'h2',
          headers: [{ name: 'content-type', value: 'application/json' }],
          cookies: [],
          content: { size: 0, mimeType: 'application/json' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 0,
          _error: 'net::ERR_FAILED',
        },
        cache: {},
        timings: { send: 0, wait: 10, receive: 2 },
      },
    ],
  },
};
