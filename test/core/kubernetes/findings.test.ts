import { describe, expect, it } from 'vitest';
import { findingText } from '../../../src/core/kubernetes/finding-text.ts';
import { ingressFindings } from '../../../src/core/kubernetes/findings.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { inEnglish } from '../../../src/core/text/english.ts';
import { phrase } from '../../../src/core/text/message.ts';

type Written = Readonly<Record<string, string>>;

const PREFIX = 'nginx.ingress.kubernetes.io/';

const textOf = (annotations: Written): string =>
  JSON.stringify({
    kind: 'Ingress',
    metadata: {
      name: 'a',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [key.includes('/') ? key : PREFIX + key, value]),
      ),
    },
  });

function found(text: string, release = 'v1.15.1') {
  const [object] = readManifest(text).objects;
  if (object === undefined) throw new Error('No Ingress');
  return ingressFindings(object, release);
}

const ids = (annotations: Written, release?: string): readonly string[] =>
  found(textOf(annotations), release).map(({ id }) => id);

const sentences = (annotations: Written, release?: string): readonly string[] =>
  found(textOf(annotations), release).map((finding) => phrase(findingText(finding), inEnglish));

const on = (more: Written): Written => ({
  'enable-cors': 'true',
  'cors-allow-origin': 'https://app.shop.test',
  ...more,
});

describe('annotations that do what they say', () => {
  it.each([
    {},
    { 'proxy-body-size': '8m' },
    { 'enable-cors': 'false' },
    on({}),
    on({ 'cors-allow-origin': 'https://app.shop.test, https://*.shop.test' }),
    on({ 'cors-allow-methods': 'GET, PUT', 'cors-allow-headers': 'Content-Type,X-Api-Key', 'cors-max-age': '600' }),
    on({ 'cors-allow-credentials': 'false', 'cors-expose-headers': '*' }),
    { 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-credentials': 'false' },
  ])('have no finding: %j', (annotations) => {
    expect(ids(annotations)).toEqual([]);
  });
});

describe('the switch', () => {
  it.each(['yes', 'on', 'true ', '"true"'])('enable-cors: %j is off', (value) => {
    expect(ids({ 'enable-cors': value })).toEqual(['cors-off']);
  });

  it('is missing beside a policy', () => {
    expect(ids({ 'cors-allow-origin': 'https://app.shop.test' })).toEqual(['cors-not-enabled']);
    expect(ids({ 'enable-cors': 'false', 'cors-max-age': '600' })).toEqual(['cors-not-enabled']);
  });
});

describe('the list of origins', () => {
  const list = (value: string, release?: string): readonly string[] =>
    ids(on({ 'cors-allow-origin': value, 'cors-allow-credentials': 'false' }), release);

  it.each([
    ['https://app.shop.test/', 'v1.15.1', ['origin-any-invalid', 'origin-path']],
    ['https://app.shop.test/', 'v1.11.8-noval', ['origin-none', 'origin-path']],
    ['https://app.shop.test/, https://b.test', 'v1.11.8-noval', ['origin-some', 'origin-path']],
    ['app.shop.test', 'v1.15.1', ['origin-none', 'origin-scheme-missing']],
    ['*.shop.test:8080', 'v1.15.1', ['origin-none', 'origin-scheme-missing']],
    ['https://a.test https://b.test', 'v1.15.1', ['origin-none', 'origin-separator']],
    ['https://a.test; https://b.test', 'v1.15.1', ['origin-any-invalid', 'origin-separator']],
    ['http://localhost:*', 'v1.15.1', ['origin-any-invalid', 'origin-port']],
    ['HTTPS://app.shop.test', 'v1.15.1', ['origin-any-invalid', 'origin-scheme-case']],
    ['"https://app.shop.test"', 'v1.15.1', ['origin-any-invalid', 'origin-characters']],
    ['https://my_app.test', 'v1.15.1', ['origin-any-invalid', 'origin-characters']],
    ['capacitor://localhost', 'v1.11.8-noval', ['origin-none', 'origin-scheme-since']],
    ['capacitor://localhost', 'v1.15.1', []],
    ['https://*.alicontainer.com', 'v1.15.1', ['origin-shared-host']],
    ['https://127.shop.test', 'v1.15.1', []],
    ['chrome-extension://abc', 'v1.15.1', ['origin-none', 'origin-scheme-unknown']],
    ['https://a.test,', 'v1.9.4-noval', ['origin-any-empty-entry']],
    ['https://a.test,', 'v1.15.1', []],
    ['https://a.test, https://b.test', 'v1.0.4', ['origin-any-invalid', 'origin-several']],
    ['https://a.test:443', 'v1.15.1', ['origin-default-port']],
    ['null', 'v1.15.1', ['origin-null']],
    ['null', 'v1.12.8', ['origin-none', 'origin-null-since']],
    ['http://a.test', 'v1.15.1', ['origin-insecure']],
    ['http://localhost:3000', 'v1.15.1', ['origin-localhost']],
    ['https://*.github.io', 'v1.15.1', ['origin-shared-host']],
    ['https://*.s3.amazonaws.com', 'v1.15.1', ['origin-shared-host']],
    ['https://*.com', 'v1.15.1', ['origin-shared-host']],
    ['https://*.co.uk', 'v1.15.1', ['origin-shared-host']],
    ['https://shop.github.io', 'v1.15.1', []],
    ['https://*.github.io.shop.test', 'v1.15.1', []],
    [' ', 'v1.15.1', ['origin-any-unset']],
    ['https://a.test/, *', 'v1.11.8-noval', []],
  ])('%j on %s', (value, release, expected) => {
    expect(list(value, release)).toEqual(expected);
  });

  it('of every origin with credentials lets no request with credentials pass', () => {
    expect(ids({ 'enable-cors': 'true' })).toEqual(['origin-any-unset', 'wildcard-with-credentials']);
  });
});

describe('what a release cannot do is said with the release that can', () => {
  it.each([
    [
      'https://a.test, https://b.test',
      'v0.44.0.12-27ae67262-aliyun',
      'The release v0.44.0.12-27ae67262-aliyun takes one origin only. v1.0.5 is the first that takes a list.',
    ],
    [
      'tauri://localhost',
      'v1.11.5-aliyun.1',
      'The release v1.11.5-aliyun.1 does not take the scheme of tauri://localhost. v1.12.0 is the first that does.',
    ],
    [
      'https://a.test, null',
      'v1.12.8',
      'The release v1.12.8 does not read null; v1.13.0 is the first that does. Leave it out: any page can send it.',
    ],
    [
      'https://a.test,',
      'v1.9.4-noval',
      'The list ends with a comma. v1.9.4-noval then allows every origin and mirrors it. v1.9.5 is the first release that does not.',
    ],
  ])('%s on %s', (origins, release, sentence) => {
    expect(sentences(on({ 'cors-allow-origin': origins }), release)).toContain(sentence);
  });
});

describe('the other values', () => {
  it.each([
    [{ 'cors-allow-methods': '*' }, 'methods-default'],
    [{ 'cors-allow-methods': 'GET,  PUT' }, 'methods-default'],
    [{ 'cors-allow-methods': 'GET PUT' }, 'methods-unreadable'],
    [{ 'cors-allow-headers': '*' }, 'headers-any'],
    [{ 'cors-allow-headers': 'x.y' }, 'headers-default'],
    [{ 'cors-allow-headers': 'Content-Type Authorization' }, 'headers-unreadable'],
    [{ 'cors-allow-credentials': 'no' }, 'credentials-on'],
    [{ 'cors-expose-headers': 'x.y' }, 'expose-none'],
    [{ 'cors-max-age': '86400s' }, 'max-age-default'],
    [{ 'cors-max-age': '86400' }, 'max-age-capped'],
    [{ 'cors-max-age': '1728000' }, 'max-age-capped'],
    [{ 'cors-allowed-origins': 'https://a.test' }, 'unknown-annotation'],
    [{ 'nginx.org/cors-allow-origin': 'https://a.test' }, 'other-prefix'],
    [{ 'ingress.kubernetes.io/enable-cors': 'true' }, 'other-prefix'],
    [{ 'configuration-snippet': 'add_header Access-Control-Allow-Origin *;' }, 'snippet-header'],
    [{ 'configuration-snippet': 'if ($request_method = PUT) { return 405; }' }, 'snippet-condition'],
  ])('%j', (more, id) => {
    expect(ids(on(more))).toEqual([id]);
  });

  it('cors-expose-headers is unknown before v0.40.0', () => {
    expect(ids(on({ 'cors-expose-headers': 'X-Total' }), 'v0.34.1')).toEqual(['expose-unknown']);
  });

  it('a value without quotes is no text, and stands where it stands', () => {
    const [first] = found(`kind: Ingress\nmetadata:\n  annotations:\n    ${PREFIX}enable-cors: true\n`);
    expect(first).toMatchObject({ id: 'origin-any-unset', at: null });
    expect(found(`kind: Ingress\nmetadata:\n  annotations:\n    ${PREFIX}enable-cors: true\n`).at(-1)).toMatchObject({
      id: 'not-text',
      at: { line: 4, column: 46 },
      values: { written: 'true' },
    });
  });
});

describe('each finding says what happens in words', () => {
  it('of the worst Ingress of all', () => {
    const worst = {
      'enable-cors': 'yes',
      'cors-allow-origin': 'https://app.shop.test/, https://*.github.io',
      'cors-allow-headers': '*',
      'cors-max-age': '86400s',
    };
    expect(sentences(worst, 'v1.11.5-aliyun.1')).toEqual([
      'enable-cors: "yes" switches CORS off. The controller reads "true" only.',
      'Of "https://app.shop.test/, https://*.github.io" the release v1.11.5-aliyun.1 keeps https://*.github.io only.',
      'https://app.shop.test/ has a slash or a path behind the host. An origin ends with the host or the port.',
      'Anybody can have a page under github.io. https://*.github.io allows all of them.',
      'cors-allow-headers: "*" does not allow every header. The controller sends its default list: DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization.',
      'cors-max-age: "86400s" is not a whole number. The controller sends 1728000.',
    ]);
  });
});
