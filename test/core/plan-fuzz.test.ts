import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Exchange, HeaderLines, Leg } from '../../src/core/exchange.ts';
import { judge } from '../../src/core/judge.ts';
import { plan } from '../../src/core/plan.ts';
import { instructionText, riskText } from '../../src/core/policy/text.ts';
import { report } from '../../src/core/report/index.ts';
import { inEnglish } from '../../src/core/text/english.ts';
import { phrase } from '../../src/core/text/message.ts';
import { corsBlock } from '../support/controller.ts';

const APP = 'https://app.shop.test';
const URLS = [
  'https://api.shop.test/a',
  'https://api.shop.test/a/b?token=x',
  'http://api.shop.test/c',
  'https://cdn.shop.test/',
  `${APP}/own`,
];

const pair = (name: string, ...values: readonly string[]): fc.Arbitrary<HeaderLines> =>
  fc
    .subarray([...values], { maxLength: Math.min(2, values.length) })
    .map((picked) => picked.map((value) => [name, value] as const));

const headers: fc.Arbitrary<HeaderLines> = fc
  .tuple(
    fc.constantFrom<HeaderLines>(
      [],
      [],
      corsBlock(APP),
      corsBlock('*'),
      corsBlock(APP, { credentials: false, methods: 'GET POST' }),
    ),
    pair('Access-Control-Allow-Origin', APP, '*', 'null', 'https://x.test', 'a b', ''),
    pair('Access-Control-Allow-Credentials', 'true', 'True'),
    pair('Access-Control-Allow-Methods', 'PUT', '*', 'GET PUT', '"'),
    pair('Access-Control-Allow-Headers', 'x-a', '*', 'x y', "x'; rm -rf"),
    pair('Access-Control-Max-Age', '600', '-1'),
    pair('Location', 'https://cdn.shop.test/z', '/z', 'https://u:p@cdn.shop.test/', 'data:x'),
    pair('Content-Length', '548', '176', '592', '632', '4'),
    pair('Vary', 'Origin'),
    pair('X-Request-Id', '1'),
  )
  .map((parts) => parts.flat());

const response = fc.record({
  status: fc.constantFrom(200, 204, 204, 301, 308, 400, 401, 403, 404, 405, 413, 500, 503),
  headers,
  fromCache: fc.boolean(),
});

const asked = fc.constantFrom<HeaderLines>(
  [['Access-Control-Request-Method', 'PUT']],
  [
    ['Access-Control-Request-Method', 'patch'],
    ['Access-Control-Request-Headers', 'x-a,x.y'],
  ],
  [
    ['Access-Control-Request-Method', 'M-SEARCH'],
    ['Access-Control-Request-Headers', "x-'`|"],
  ],
);

const leg = (role: Leg['role']): fc.Arbitrary<Leg> =>
  fc.record({
    role: fc.constant(role),
    url: fc.constantFrom(...URLS),
    method: role === 'preflight' ? fc.constant('OPTIONS') : fc.constantFrom('GET', 'POST', 'PUT', 'patch', 'M-SEARCH'),
    requestHeaders: role === 'preflight' ? asked : fc.constantFrom(null, [], [['Content-Length', '9000000']] as const),
    response: fc.option(response),
    error: fc.constantFrom(null, null, 'net::ERR_FAILED', 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'),
  });

const exchange: fc.Arbitrary<Omit<Exchange, 'id'>> = fc.record({
  browser: fc.constantFrom('chromium', 'firefox', 'webkit'),
  pageOrigin: fc.constantFrom(
    APP,
    APP,
    'null',
    'http://localhost:3000',
    'chrome-extension://x',
    'https://',
    'https://my_app.test',
  ),
  resourceType: fc.constant('xmlhttprequest'),
  mode: fc.constantFrom('cors', 'cors', 'no-cors'),
  credentials: fc.constantFrom('include', 'omit', 'unknown'),
  legs: fc
    .array(fc.tuple(fc.option(leg('preflight')), leg('request')), { minLength: 1, maxLength: 2 })
    .map((hops) =>
      hops.flatMap(([preflight, request]) => (preflight ? [{ ...preflight, url: request.url }, request] : [request])),
    ),
  outcome: fc.constantFrom('blocked', 'blocked', 'allowed', 'unknown', 'pending'),
  startTime: fc.constant(0),
  duration: fc.constant(1),
});

it('whatever was captured, a plan says something true, safe and readable', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.array(exchange, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('v1.15.1', 'v1.11.8-noval', 'v1.0.4'),
      (drafts, release) => {
        const exchanges = drafts.map((draft, index): Exchange => ({ ...draft, id: String(index) }));
        const fixes = plan(exchanges, { release });
        for (const { changes, instructions, proof, sufficient, yaml, risks } of fixes) {
          expect(changes.length + instructions.length).toBeGreaterThan(0);
          expect(changes.filter(({ value }) => /^\*$|, ?\*|\bnull\b|\/(?:,|$)/.test(value))).toEqual([]);
          expect(changes.filter(({ because }) => because.length === 0)).toEqual([]);
          const mayMiss =
            risks.some(
              ({ id }) =>
                id.startsWith('path-may-be-') || /^(?:own-headers-may-double|error-page-may-replace)$/.test(id),
            ) || instructions.some(({ id }) => id === 'remove-duplicate-origin-header');
          expect(sufficient).toBe(!mayMiss && proof.every(({ after }) => after === 'allowed'));
          expect(
            proof.filter(({ before, after }) => before === 'allowed' && after !== 'allowed' && sufficient),
          ).toEqual([]);
          const sentences = [
            ...instructions.map(instructionText),
            ...risks.map(riskText),
            ...changes.flatMap(({ because }) => because.map(({ reason }) => reason)),
          ];
          expect(sentences.filter((sentence) => phrase(sentence, inEnglish) === '')).toEqual([]);
          const document: unknown = parse(yaml);
          expect(document === null).toBe(changes.length === 0);
        }
        expect(new Set(fixes.map(({ id }) => id)).size).toBe(fixes.length);
        expect(report(exchanges, exchanges.map(judge), fixes, 'json')).not.toContain('u:p@');
      },
    ),
    { numRuns: 600 },
  );
});
