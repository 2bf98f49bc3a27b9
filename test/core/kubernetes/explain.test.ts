import { describe, expect, it } from 'vitest';
import { explainIngresses, findingText, inEnglish, phrase } from '../../../src/core/index.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { plan } from '../../../src/core/plan.ts';
import { annotations } from '../../support/planned.ts';
import { throughController } from '../../support/through-controller.ts';

const RELEASE = 'v1.15.1';

interface Written {
  readonly name: string;
  readonly created?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly host?: string;
  readonly paths?: readonly (readonly [path: string, pathType: string])[];
}

const prefixed = (short: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(short).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]));

const listOf = (...items: readonly Written[]): string =>
  JSON.stringify({
    kind: 'List',
    items: items.map(
      ({ name, created, annotations: short = {}, host = 'api.shop.test', paths = [['/', 'Prefix']] }) => ({
        kind: 'Ingress',
        metadata: { name, creationTimestamp: created, annotations: prefixed(short) },
        spec: { rules: [{ host, http: { paths: paths.map(([path, pathType]) => ({ path, pathType })) } }] },
      }),
    ),
  });

const explained = (text: string, host: string | null = 'api.shop.test') =>
  explainIngresses([readManifest(text)], RELEASE, host).map(({ object, findings }) => [
    object.name,
    findings.map(({ id, values }) => [id, values['by'] ?? values['written'] ?? '']),
  ]);

describe('a pasted Ingress with nothing to repair', () => {
  it('is read as the release reads it', () => {
    const text = listOf({ name: 'api', annotations: { 'enable-cors': 'yes', 'cors-allow-origin': 'https://a.test/' } });
    const [only] = explainIngresses([readManifest(text)], RELEASE, 'api.shop.test');
    expect(only?.cors.enabled).toBe(false);
    expect(only?.findings.map(({ id }) => id)).toEqual(['cors-off', 'origin-any-invalid', 'origin-path']);
  });

  it('is the one of the host, or every one where no host is asked for', () => {
    const text = listOf({ name: 'api' }, { name: 'other', host: '*.other.test' });
    expect(explained(text)).toEqual([['api', []]]);
    expect(explained(text, 'x.other.test')).toEqual([['other', []]]);
    expect(explained(text, 'nobody.test')).toEqual([]);
    expect(explained(text, null)).toEqual([
      ['api', []],
      ['other', []],
    ]);
  });
});

describe('what other objects do to it', () => {
  const on = { 'enable-cors': 'true', 'cors-allow-origin': 'https://app.shop.test' };

  it('a canary has no policy of its own', () => {
    const text = listOf({ name: 'api' }, { name: 'next', annotations: { ...on, canary: 'true' } });
    expect(explained(text)).toEqual([
      ['api', []],
      ['next', [['canary-without-effect', '']]],
    ]);
  });

  it('an older Ingress keeps the path that both have', () => {
    const text = listOf(
      { name: 'young', created: '2026-02-01T00:00:00Z', annotations: on },
      { name: 'old', created: '2025-02-01T00:00:00Z' },
    );
    expect(explained(text)).toEqual([
      ['young', [['path-taken', 'old']]],
      ['old', []],
    ]);
  });

  it('one rewrite-target makes every path of the host an expression', () => {
    const text = listOf(
      { name: 'api', annotations: on, paths: [['/orders', 'Exact']] },
      { name: 'shop', annotations: { 'rewrite-target': '/$1' }, paths: [['/shop/(.*)', 'ImplementationSpecific']] },
    );
    expect(explained(text)).toEqual([
      ['api', [['host-expressions', 'shop']]],
      ['shop', [['host-expressions', 'shop']]],
    ]);
    const [first] = explainIngresses([readManifest(text)], RELEASE);
    expect(first?.findings.map((finding) => phrase(findingText(finding), inEnglish))).toEqual([
      'The rewrite-target of shop makes every path of api.shop.test an expression. Case does not count, Exact does not hold, and of the paths that match the longest serves a request.',
    ]);
  });
});

describe('annotations that are written without their prefix', () => {
  const text = `kind: Ingress
metadata:
  name: api
  annotations:
    enable-cors: "true"
    cors-allow-origin: "https://app.shop.test"
    nginx.ingress.kubernetes.io/cors-max-age: "600"
spec:
  rules:
    - host: api.shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
`;

  it('are not read, as no controller reads them', () => {
    const [only] = explainIngresses([readManifest(text)], RELEASE);
    expect(only?.cors.enabled).toBe(false);
    expect(only?.findings.map(({ id, key, at }) => [id, key, at?.line])).toEqual([
      ['cors-not-enabled', 'nginx.ingress.kubernetes.io/cors-max-age', 7],
      ['other-prefix', 'enable-cors', 5],
      ['other-prefix', 'cors-allow-origin', 6],
    ]);
  });

  it('stay where they are when the fix is merged', () => {
    const yaml = readManifest(text);
    const blocked = throughController(
      { origin: 'https://app.shop.test', method: 'GET', url: 'https://api.shop.test/orders', credentials: 'omit' },
      [{ path: '/', annotations: {} }],
      RELEASE,
    );
    const [fix] = plan([blocked], { release: RELEASE, yaml });
    expect(fix && annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': 'https://app.shop.test' });
    const added = fix?.ingress?.merged?.diff
      .filter(({ kind }) => kind === 'added')
      .map(({ text: line }) => line.trim());
    expect(added).toEqual([
      'nginx.ingress.kubernetes.io/enable-cors: "true"',
      'nginx.ingress.kubernetes.io/cors-allow-origin: "https://app.shop.test"',
    ]);
    expect(fix?.sufficient).toBe(true);
  });
});
