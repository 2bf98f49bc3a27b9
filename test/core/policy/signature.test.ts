import { describe, expect, it } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { preflightSignature, responseSignature } from '../../../src/core/policy/signature.ts';
import vectors from '../../conformance/ingress-vectors.json' with { type: 'json' };
import { corsBlock } from '../../support/controller.ts';

const APP = 'https://app.shop.test';
const RELEASE = 'v1.15.1';
const answer = (headers: HeaderLines, status = 204) => ({ status, headers, fromCache: false });

describe('the controller’s answer to a preflight', () => {
  it('is known by its headers', () => {
    expect(preflightSignature(answer(corsBlock(APP)), APP, RELEASE)).toMatchObject({
      wildcard: false,
      origin: APP,
      credentials: true,
    });
    expect(preflightSignature(answer(corsBlock('*')), APP, RELEASE)).toMatchObject({ wildcard: true });
  });

  it('is known in a recording that sorts headers by name', () => {
    const sorted = corsBlock(APP).toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(preflightSignature(answer(sorted), APP, RELEASE)).not.toBeNull();
  });

  it.each([
    ['a 200', answer(corsBlock(APP), 200)],
    ['a Vary: Origin', answer([...corsBlock(APP), ['Vary', 'Origin']])],
    ['an Allow', answer([...corsBlock(APP), ['Allow', 'PUT']])],
    ['no max-age', answer(corsBlock(APP).slice(0, -1))],
    ['another origin', answer(corsBlock('https://other.test'))],
    ['another order', answer([...corsBlock(APP).slice(2), ...corsBlock(APP).slice(0, 2)])],
  ])('%s is somebody else’s', (_what, response) => {
    expect(preflightSignature(response, APP, RELEASE)).toBeNull();
  });

  it('holds another origin up to v1.0.4, where the annotation’s value goes to everybody', () => {
    expect(preflightSignature(answer(corsBlock('https://other.test')), APP, 'v1.0.4')).toMatchObject({
      origin: 'https://other.test',
    });
  });
});

describe('the measured answers of the real controller', () => {
  const preflights = vectors.vectors.filter(
    ({ request, response, ingress, id }) =>
      request.method === 'OPTIONS' &&
      response.status === 204 &&
      ingress.some(({ annotations }) => 'nginx.ingress.kubernetes.io/enable-cors' in annotations) &&
      !JSON.stringify(ingress).includes('snippet') &&
      !/^(old|seedlit)/.test(id) &&
      response.headers.some(([name]) => name === 'Access-Control-Max-Age') &&
      !response.headers.some(([name]) => name === 'X-Backend'),
  );

  it.each(preflights.map((vector) => [vector.id, vector] as const))(
    '%s is recognised',
    (_id, { request, response }) => {
      const pairs = (lines: readonly (readonly string[])[]): HeaderLines =>
        lines.map(([name = '', value = '']) => [name, value]);
      const origin = pairs(request.headers).find(([name]) => name === 'Origin')?.[1] ?? '';
      expect(preflightSignature(answer(pairs(response.headers)), origin, RELEASE)).not.toBeNull();
    },
  );

  it('are many', () => {
    expect(preflights.length).toBeGreaterThan(15);
  });
});

describe('the controller’s mark on a real response', () => {
  it('is methods, headers and max-age', () => {
    expect(responseSignature(answer(corsBlock(APP), 404), APP, RELEASE)).not.toBeNull();
    expect(responseSignature(answer([['Access-Control-Allow-Origin', APP]], 200), APP, RELEASE)).toBeNull();
  });
});
