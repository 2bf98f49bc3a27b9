// Every measured reading of the CORS annotations: where a release makes something else of a value, the panel says so.
import { describe, expect, it } from 'vitest';
import type { Annotations, EffectiveCors } from '../../../src/core/ingress-nginx/types.ts';
import type { FindingId } from '../../../src/core/kubernetes/finding.ts';
import { ingressFindings } from '../../../src/core/kubernetes/findings.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import vectors from '../../conformance/ingress-vectors.json' with { type: 'json' };

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** The findings that say what a value turns into; others say why, or warn of what it means. */
const TURNS: ReadonlySet<FindingId> = new Set<FindingId>([
  'cors-off',
  'origin-any-unset',
  'origin-any-invalid',
  'origin-any-empty-entry',
  'origin-none',
  'origin-some',
  'methods-default',
  'headers-default',
  'headers-any',
  'credentials-on',
  'expose-none',
  'expose-unknown',
  'max-age-default',
]);

const saidOf = (annotations: Annotations, release: string): readonly FindingId[] => {
  const written = Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]);
  const [object] = readManifest(
    JSON.stringify({ kind: 'Ingress', metadata: { name: 'a', annotations: Object.fromEntries(written) } }),
  ).objects;
  if (object === undefined) throw new Error('No Ingress');
  return ingressFindings(object, release)
    .map(({ id }) => id)
    .filter((id) => TURNS.has(id));
};

const isNo = (value: string): boolean => /^(?:0|f|no|off|false|n)$/i.test(value.trim());

/** What the measured values differ in from what was written, as somebody would understand it who writes it. */
function turned(written: Annotations, { enabled, origins, ...now }: EffectiveCors): readonly FindingId[] {
  const text = (name: string): string => (written[name] ?? '').trim();
  const entries = text('cors-allow-origin')
    .split(',')
    .map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '');
  const isAny = origins.length === 1 && origins[0] === '*';
  const hasOrigins = enabled || text('cors-allow-origin') !== '';
  const isEmptyLast = origins.at(-1)?.trim() === '';
  const said: readonly (readonly [boolean, FindingId])[] = [
    [!enabled && 'enable-cors' in written && !isNo(text('enable-cors')), 'cors-off'],
    [hasOrigins && text('cors-allow-origin') === '' && isAny, 'origin-any-unset'],
    [hasOrigins && text('cors-allow-origin') !== '' && isAny && !named.includes('*'), 'origin-any-invalid'],
    [hasOrigins && isEmptyLast, 'origin-any-empty-entry'],
    [hasOrigins && origins.length === 0, 'origin-none'],
    [hasOrigins && origins.length > 0 && !isAny && !isEmptyLast && origins.length < named.length, 'origin-some'],
    [differs(text('cors-allow-methods'), now.methods), 'methods-default'],
    [
      differs(text('cors-allow-headers'), now.headers),
      text('cors-allow-headers') === '*' ? 'headers-any' : 'headers-default',
    ],
    [isNo(text('cors-allow-credentials')) && now.credentials, 'credentials-on'],
    [text('cors-expose-headers') !== '' && now.expose === null, 'expose-unknown'],
    [text('cors-expose-headers') !== '' && now.expose === '', 'expose-none'],
    [text('cors-max-age') !== '' && Number(written['cors-max-age']) !== now.max_age, 'max-age-default'],
  ];
  return said.filter(([isSaid]) => isSaid).map(([, id]) => id);
}

const differs = (written: string, now: string): boolean => written !== '' && written !== now;

describe('what the parsers of 17 releases were measured to make of annotations is said of them', () => {
  it.each(
    vectors.annotation_parse.map(
      ({ annotations, results }) => [JSON.stringify(annotations), annotations, results] as const,
    ),
  )('%s', (_, annotations, results) => {
    const written: Annotations = Object.fromEntries(Object.entries(annotations));
    for (const { releases, effective } of results) {
      for (const release of releases) {
        expect([release, saidOf(written, release)]).toEqual([release, turned(written, effective)]);
      }
    }
  });
});
