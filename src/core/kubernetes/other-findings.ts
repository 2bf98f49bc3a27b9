import { ANNOTATION_PREFIX, rawValue } from '../ingress-nginx/annotations.ts';
import type { Note } from './findings.ts';
import type { IngressObject } from './manifest.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'cors-allow-origin',
  'cors-allow-methods',
  'cors-allow-headers',
  'cors-allow-credentials',
  'cors-expose-headers',
  'cors-max-age',
]);

/** Prefixes of other controllers, and of this one before it had its own; or none at all. */
const OTHER_PREFIX =
  /^(?:(?:ingress\.kubernetes\.io|nginx\.org|nginx\.com|nginx\.ingress\.k8s\.io|traefik\.\w+\/\w+)\/|(?=enable-cors$|cors-))/;

/** What is wrong around the CORS annotations: what nobody reads, what no cluster takes, what works against them. */
export function otherFindings({ annotations, otherKeys, places }: IngressObject, note: Note): void {
  for (const key of Object.keys(annotations)) {
    const name = key.slice(ANNOTATION_PREFIX.length);
    if (places[key]?.isText === false) note('not-text', key, { written: annotations[key] ?? '' });
    if (/^(?:cors-|.*allow-origin)/.test(name) && !KNOWN.has(name)) note('unknown-annotation', key);
  }
  for (const key of otherKeys)
    if (OTHER_PREFIX.test(key) && key.includes('cors')) note('other-prefix', key, { written: key });
  const snippet = rawValue(annotations, 'configuration-snippet') ?? '';
  if (/\b(?:add_header|more_set_headers)\b[^;]*access-control-/i.test(snippet)) {
    note('snippet-header', 'configuration-snippet');
  }
  if (/\bif\s*\(/.test(snippet)) note('snippet-condition', 'configuration-snippet');
}
