import { describe, expect, it } from 'vitest';
import { chooseLocation } from '../../../src/core/ingress-nginx/choose-location.ts';
import { locationsOf } from '../../../src/core/ingress-nginx/locations.ts';
import { parseTarget } from '../../../src/core/ingress-nginx/request-target.ts';
import type { IngressPath } from '../../../src/core/ingress-nginx/types.ts';

const path = (text: string, pathType?: IngressPath['pathType'], annotations = {}): IngressPath => ({
  path: text,
  annotations,
  ...(pathType ? { pathType } : {}),
});

const heads = (...paths: readonly IngressPath[]): readonly string[] =>
  locationsOf(paths).map((location) => `${location.kind} ${location.path}`);

describe('the locations of a host', () => {
  it('are none without an Ingress', () => {
    expect(locationsOf([])).toEqual([]);
    expect(chooseLocation([], '/')).toBeNull();
  });

  it('of a prefix are the path itself and all below it', () => {
    expect(heads(path('/foo'), path('/'))).toEqual(['prefix /foo/', 'exact /foo', 'prefix /']);
  });

  it('leave the path itself to an Exact one', () => {
    expect(heads(path('/foo'), path('/foo', 'Exact'), path('/'))).toEqual(['prefix /foo/', 'exact /foo', 'prefix /']);
  });

  it('stay as written for ImplementationSpecific', () => {
    expect(heads(path('/foo', 'ImplementationSpecific'), path('/'))).toEqual(['prefix /foo', 'prefix /']);
  });

  it('all become expressions, longest first, where one path rewrites', () => {
    const rewriting = path('/a(/|$)(.*)', 'ImplementationSpecific', { 'rewrite-target': '/$2' });
    expect(heads(path('/'), path('/a-docs', 'Exact'), rewriting, path('/b'))).toEqual([
      'regex /a(/|$)(.*)',
      'regex /a-docs',
      'regex /b/',
      'regex /b',
      'regex /',
    ]);
  });

  it('are no expressions where the target is the path', () => {
    expect(heads(path('/', 'Prefix', { 'rewrite-target': '/' }))).toEqual(['prefix /']);
  });

  it('end with the default backend, under the oldest Ingress, where no path is "/"', () => {
    const [, , root] = locationsOf([path('/a', 'Prefix', { 'enable-cors': 'true' }), path('/a', 'Exact')]);
    expect(root?.facts.defaultBackend).toBe(true);
    expect(root?.owner.annotations).toEqual({ 'enable-cors': 'true' });
  });

  it('take the older of two equal paths', () => {
    const [first] = locationsOf([path('/', 'Prefix', { a: '1' }), path('/', 'Prefix', { a: '2' })]);
    expect(first?.owner.annotations).toEqual({ a: '1' });
  });
});

const chosen = (uri: string, ...paths: readonly IngressPath[]): string => {
  const choice = chooseLocation(locationsOf(paths), uri);
  return `${choice?.location.kind} ${choice?.location.path}${choice?.addsSlash === true ? ' adds a slash' : ''}`;
};

describe('the choice among them', () => {
  it('prefers the exact one, then the longest prefix', () => {
    const paths = [path('/'), path('/a'), path('/a/b')];
    expect(chosen('/a', ...paths)).toBe('exact /a');
    expect(chosen('/a/b/c', ...paths)).toBe('prefix /a/b/');
    expect(chosen('/ab', ...paths)).toBe('prefix /');
  });

  it('redirects to a prefix that was written with a slash', () => {
    expect(chosen('/a', path('/a/'), path('/'))).toBe('prefix /a/ adds a slash');
    expect(chosen('/a', path('/a/'), path('/a', 'Exact'), path('/'))).toBe('exact /a');
  });

  it('reads expressions without regard to letter case, and passes over those that only PCRE knows', () => {
    const regex = { 'use-regex': 'true' };
    expect(chosen('/API/x', path('/api', 'Prefix', regex), path('/'))).toBe('regex /api');
    expect(chosen('/API', path('/(?i)api', 'ImplementationSpecific', regex), path('/'))).toBe('regex /(?i)api');
    expect(chosen('/api', path('/(?>api)', 'ImplementationSpecific', regex), path('/'))).toBe('regex /');
  });
});

describe("a request's path", () => {
  it.each([
    ['/a/b', '/a/b', ''],
    ['/a?b=/c', '/a', '?b=/c'],
    ['/a//b', '/a/b', ''],
    ['/a/./b/../c', '/a/c', ''],
    ['/a/b/..', '/a/', ''],
    ['/..', '/', ''],
    ['/%61%2Fb', '/a/b', ''],
    ['/%zz', '/%zz', ''],
    ['/.well-known/x', '/.well-known/x', ''],
  ])('%s is read as %s', (text, uri, query) => {
    expect(parseTarget(text)).toEqual({ uri, query });
  });
});
