// A policy written into a file of the corpus is what the release reads there afterwards.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../src/core/dialects/index.ts';
import type { Because } from '../../../src/core/fix.ts';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import { isSince, KNOWN_RELEASES, requireRelease } from '../../../src/core/ingress-nginx/release.ts';
import type { Release } from '../../../src/core/ingress-nginx/types.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { type CorsPolicy, type ListChange, UNCHANGED } from '../../../src/core/policy/policy.ts';
import { elements } from '../../../src/core/policy/lists.ts';
import { corpus } from './corpus.ts';

const dialect = dialectOf('ingress-nginx');
const because: readonly Because[] = [
  { exchange: '1', rule: 'allow-origin-missing', reason: { key: 'because_methods_unparsable', values: {} } },
];

const listOf = (from: string | null, names: readonly string[]): ListChange => ({
  from,
  mode: 'set',
  beside: [],
  because: [],
  onlyWith: null,
  add: names.map((name) => ({ name, because, onlyWith: null })),
});
const part = <T>(value: T) => ({ value, because, onlyWith: null });

const origin = fc.constantFrom(
  'https://app.shop.test',
  'http://localhost:3000',
  'https://xn--bcher-kva.example',
  'https://a.b-c.d.test:8443',
  'http://10.0.0.7',
);
const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);

const several = (release: Release): number => (isSince(requireRelease(release), 1, 0, 5) ? 4 : 1);

const asked = fc.constantFrom(...KNOWN_RELEASES, 'v1.9.3-aliyun.1', 'v0.44.0.12-27ae67262-aliyun').chain((release) =>
  fc.record({
    release: fc.constant(release),
    origins: fc.uniqueArray(origin, { minLength: 1, maxLength: several(release) }),
    methods: fc.uniqueArray(fc.stringMatching(/^[A-Z]{3,8}$/), { minLength: 1, maxLength: 4 }),
    headers: fc.uniqueArray(token, { minLength: 1, maxLength: 5 }),
    credentials: fc.boolean(),
    maxAge: fc.nat(1_728_000),
  }),
);

const small = corpus.filter(({ text }) => text.length < 5000);

describe('a policy in a file of the corpus', () => {
  it('is read there as it was meant, on every release', () => {
    fc.assert(
      fc.property(fc.constantFrom(...small), asked, ({ text }, { release, ...meant }) => {
        const policy: CorsPolicy = {
          ...UNCHANGED,
          enable: part(true),
          origins: listOf(null, meant.origins),
          methods: listOf('GET, OPTIONS', meant.methods),
          headers: listOf('DNT,Range', meant.headers),
          credentials: part(meant.credentials),
          expose: listOf(null, meant.headers),
          maxAge: part(String(meant.maxAge)),
        };
        const { policy: kept, refused } = dialect.limits(policy, release);
        expect(refused.filter(({ kind }) => kind !== 'header')).toEqual([]);
        const values = dialect.applied({}, dialect.emit(kept));
        const manifest = readManifest(text);
        const [object] = manifest.objects;
        if (object === undefined) throw new Error('No Ingress');
        const result = manifest.edit(object, values);
        if ('id' in result) throw new Error(result.id);
        const [now] = readManifest(result.text).objects;
        const read = effectiveCors(now?.annotations ?? {}, release);
        expect({ ...read, origins: read.origins.map((entry) => entry.trim()) }).toEqual({
          enabled: true,
          origins: meant.origins,
          methods: ['GET', 'OPTIONS', ...meant.methods].join(', '),
          headers: ['DNT', 'Range', ...meant.headers].join(','),
          credentials: meant.credentials,
          expose: read.expose === null ? null : meant.headers.join(', '),
          max_age: meant.maxAge,
        });
        expect(elements(read.expose ?? '')).toEqual(read.expose === null ? [] : meant.headers);
      }),
      { numRuns: 300 },
    );
  });
});
