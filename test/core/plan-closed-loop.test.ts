import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/core/exchange.ts';
import type { Change, Fix } from '../../src/core/fix.ts';
import { effectiveCors } from '../../src/core/ingress-nginx/effective-cors.ts';
import { matchesOrigin } from '../../src/core/ingress-nginx/origin-match.ts';
import type { Annotations, IngressPath, Release } from '../../src/core/ingress-nginx/types.ts';
import { plan } from '../../src/core/plan.ts';
import { type Asked, throughController } from '../support/through-controller.ts';

const RELEASES = [
  'v1.15.1',
  'v1.15.1-noval',
  'v1.12.8',
  'v1.11.8-noval',
  'v1.11.5-aliyun.1',
  'v1.8.5',
  'v1.2.1',
  'v1.0.5',
] as const;
const ORIGINS = [
  'https://app.shop.test',
  'https://admin.shop.test',
  'http://localhost:3000',
  'https://www.other.test:8443',
];

const RUNS = 500;

const settings = fc.record(
  {
    'enable-cors': fc.constantFrom('true', 'true', 'false', 'yes'),
    'cors-allow-origin': fc.constantFrom(
      '*',
      ...ORIGINS,
      `${ORIGINS[0]}/`,
      `${ORIGINS[0]}, ${ORIGINS[1]}`,
      'https://*.shop.test',
    ),
    'cors-allow-methods': fc.constantFrom('GET', 'GET, POST', '*', 'GET POST', 'PUT,DELETE'),
    'cors-allow-headers': fc.constantFrom('*', 'Content-Type', 'content-type,X-A', 'X-API-Key, x-b', ''),
    'cors-allow-credentials': fc.constantFrom('true', 'false', 'no'),
    'cors-expose-headers': fc.constantFrom('X-Total', '*'),
    'cors-max-age': fc.constantFrom('600', '86400s'),
  },
  { requiredKeys: [] },
);

const requests = fc.array(
  fc.record({
    origin: fc.constantFrom(...ORIGINS),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'),
    url: fc.constantFrom('https://api.shop.test/a', 'https://api.shop.test/b/c', 'https://api.shop.test/b/d?e=1'),
    headers: fc.uniqueArray(fc.constantFrom('content-type', 'x-a', 'x-b', 'x-api-key', 'traceparent'), {
      maxLength: 3,
    }),
    credentials: fc.constantFrom('include' as const, 'omit' as const),
  }),
  { minLength: 1, maxLength: 6 },
);

type Ingress = Pick<IngressPath, 'path' | 'annotations'>;

/** What a reader does with the lines: a value to be added goes behind the present one, and in place of a refused one. */
function applied(now: Annotations, changes: readonly Change[], release: Release): Annotations {
  const lines: Record<string, string> = { ...now };
  for (const { key, value, mode } of changes) {
    const name = key.slice(key.indexOf('/') + 1);
    const before = isRead({ ...lines }, name, release) ? (lines[name] ?? '') : '';
    lines[name] = mode === 'append' && before !== '' ? `${before}, ${value}` : value;
  }
  return lines;
}

/** Whether the controller reads the value that stands there, and does not take its default in its place. */
function isRead(lines: Annotations, name: string, release: Release): boolean {
  const { methods, headers, origins } = effectiveCors(lines, release);
  if (name === 'cors-allow-methods') return methods === lines[name];
  return name === 'cors-allow-headers'
    ? headers === lines[name]
    : lines[name] === origins.map((origin) => origin.trim()).join(', ') && lines[name] !== '*';
}

/** Applies each fix to the Ingress that serves its requests, or adds the one that it asks for. */
function repaired(
  ingress: readonly Ingress[],
  fixes: readonly Fix[],
  sent: readonly Exchange[],
  release: Release,
): readonly Ingress[] {
  let now = ingress;
  for (const { paths, changes } of fixes) {
    const exchange = sent.find(({ id }) => id === changes[0]?.because[0]?.exchange);
    const { pathname } = new URL(exchange?.legs[0]?.url ?? 'https://api.shop.test/');
    const serving = now.findLast(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`));
    const own = (paths ?? []).map((path) => ({ path, annotations: applied({}, changes, release) }));
    const isMeant = (one: Ingress): boolean => paths === null && one === serving;
    const changed = now.map((one) =>
      isMeant(one) ? { ...one, annotations: applied(one.annotations, changes, release) } : one,
    );
    now = [...changed, ...own];
  }
  return now;
}

/** How many rounds of "plan, apply, try again" it takes; ends at five. */
function roundsUntilAllPass(now: Annotations, asked: readonly Asked[], release: Release): number {
  let ingress: readonly Ingress[] = [{ path: '/', annotations: now }];
  for (let round = 0; round < 5; round += 1) {
    const sent = asked.map((request, index) => throughController({ ...request, id: String(index) }, ingress, release));
    if (sent.every(({ outcome }) => outcome === 'allowed')) return round;
    const fixes = plan(sent, { release });
    // Whether another Ingress serves a path is not promised to whom the present ones are not known.
    const warns = ({ risks }: Fix): boolean => risks.some(({ id }) => id.startsWith('path-may-be-'));
    expect(fixes.filter((fix) => fix.sufficient === warns(fix))).toEqual([]);
    expect(fixes.flatMap(({ proof }) => proof).filter(({ after }) => after !== 'allowed')).toEqual([]);
    ingress = repaired(ingress, fixes, sent, release);
  }
  return 5;
}

/** The Ingress answers every origin that asks, so that a browser sees all of its policy. */
function showsItself(now: Annotations, asked: readonly Asked[], release: Release): boolean {
  const cors = effectiveCors(now, release);
  return cors.enabled && asked.every(({ origin }) => matchesOrigin(cors, origin, release));
}

describe('requests through a controller', () => {
  it(
    'pass after one fix where the Ingress shows its policy, and after a second where it was hidden',
    { timeout: 240_000 },
    () => {
      fc.assert(
        fc.property(settings, requests, fc.constantFrom(...RELEASES), (now, asked, release) => {
          const rounds = roundsUntilAllPass(now, asked, release);
          expect(rounds).toBeLessThanOrEqual(showsItself(now, asked, release) ? 1 : 2);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it(
    'that passed before a fix pass after it, and no origin but the asking ones is let in',
    { timeout: 240_000 },
    () => {
      fc.assert(
        fc.property(settings, requests, fc.constantFrom(...RELEASES), (now, asked, release) => {
          const send = (ingress: readonly Ingress[]) =>
            asked.map((request, index) => throughController({ ...request, id: String(index) }, ingress, release));
          const present = [{ path: '/', annotations: now }];
          const before = send(present);
          const after = repaired(present, plan(before, { release }), before, release);
          const passed = new Set(before.filter(({ outcome }) => outcome === 'allowed').map(({ id }) => id));
          expect(send(after).filter(({ id, outcome }) => passed.has(id) && outcome !== 'allowed')).toEqual([]);
          const stranger = 'https://app.shop.test.evil.example';
          const isLetIn = (annotations: Annotations): boolean =>
            effectiveCors(annotations, release).enabled &&
            matchesOrigin(effectiveCors(annotations, release), stranger, release);
          expect(!isLetIn(now) && after.some(({ annotations }) => isLetIn(annotations))).toBe(false);
        }),
        { numRuns: RUNS },
      );
    },
  );

  it(
    'need each line of their fix: without any one of them something is blocked again, or strangers are let in',
    { timeout: 240_000 },
    () => {
      fc.assert(
        fc.property(settings, requests, fc.constantFrom(...RELEASES), (now, asked, release) => {
          fc.pre(showsItself(now, asked, release));
          const send = (ingress: readonly Ingress[]) =>
            asked.map((request, index) => throughController({ ...request, id: String(index) }, ingress, release));
          const before = send([{ path: '/', annotations: now }]);
          const fixes = plan(before, { release }).filter(({ paths }) => paths === null);
          fc.pre(fixes.length === 1);
          for (const change of fixes[0]?.changes ?? []) {
            const others = (fixes[0]?.changes ?? []).filter((other) => other !== change);
            const after = send([{ path: '/', annotations: applied(now, others, release) }]);
            const blockedFor = after.filter(({ outcome }) => outcome === 'blocked').map(({ id }) => id);
            expect(blockedFor.length > 0 || change.key.endsWith('cors-allow-origin')).toBe(true);
          }
        }),
        { numRuns: RUNS },
      );
    },
  );
});
