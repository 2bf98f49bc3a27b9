// What the annotations of an Ingress really do on a release, where that is not what they say.
import { LONGEST } from '../fetch/preflight-cache.ts';
import { isToken } from '../http/list.ts';
import { ANNOTATION_PREFIX, rawValue } from '../ingress-nginx/annotations.ts';
import { DEFAULT_MAX_AGE } from '../ingress-nginx/defaults.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import type { EffectiveCors, Release } from '../ingress-nginx/types.ts';
import { elements } from '../policy/lists.ts';
import type { FindingId, IngressFinding } from './finding.ts';
import { hostFindings } from './host-findings.ts';
import type { IngressObject, Manifest } from './manifest.ts';
import { originFindings } from './origin-findings.ts';
import { otherFindings } from './other-findings.ts';

/** Notes a finding about an annotation, its key given without the prefix. */
export type Note = (id: FindingId, name: string, values?: Readonly<Record<string, string>>) => void;

/**
 * In the order of the annotations' meaning: on or off, origins, credentials, lists, the rest.
 * @param among the objects around it
 * @throws RangeError when `release` is no release of the controller
 */
export function ingressFindings(
  object: IngressObject,
  release: Release,
  among: Pick<Manifest, 'objects'> = { objects: [object] },
): readonly IngressFinding[] {
  const found: IngressFinding[] = [];
  const note: Note = (id, name, values = {}) => {
    const key = id === 'other-prefix' || name.includes('/') ? name : ANNOTATION_PREFIX + name;
    const place = object.places[key];
    const at = place === undefined ? null : { line: place.line, column: place.column };
    found.push({ id, key, values: { key: key.slice(key.indexOf('/') + 1), release, ...values }, at });
  };
  const cors = effectiveCors(object.annotations, release);
  const written = (name: string): string => rawValue(object.annotations, name) ?? '';
  switchFindings(object, cors, note);
  // Where CORS is off, what stands there comes into force when it is switched on.
  if (cors.enabled || written('cors-allow-origin') !== '') {
    originFindings(written('cors-allow-origin'), cors, release, note);
    if (cors.enabled && isWildcard(cors.origins) && cors.credentials)
      note('wildcard-with-credentials', 'cors-allow-credentials');
  }
  listFindings(written, cors, note);
  valueFindings(written, cors, note);
  otherFindings(object, note);
  hostFindings(object, among, note);
  return found;
}

function switchFindings({ annotations }: IngressObject, { enabled }: EffectiveCors, note: Note): void {
  if (enabled) return;
  const value = rawValue(annotations, 'enable-cors');
  const isClear = value === undefined || /^(?:0|f|F|FALSE|false|False)$/.test(value);
  if (!isClear) note('cors-off', 'enable-cors', { written: value });
  const unused = Object.keys(annotations).find((key) => key.startsWith(`${ANNOTATION_PREFIX}cors-`));
  if (isClear && unused !== undefined) note('cors-not-enabled', unused);
}

function listFindings(written: (name: string) => string, { methods, headers }: EffectiveCors, note: Note): void {
  const [verbs, names] = [written('cors-allow-methods').trim(), written('cors-allow-headers').trim()];
  if (verbs !== '' && verbs !== methods)
    note('methods-default', 'cors-allow-methods', { written: verbs, now: methods });
  else if (!elements(methods).every(isToken)) note('methods-unreadable', 'cors-allow-methods', { written: verbs });
  if (names !== '' && names !== headers) {
    note(names === '*' ? 'headers-any' : 'headers-default', 'cors-allow-headers', { written: names, now: headers });
  } else if (!elements(headers).every(isToken)) note('headers-unreadable', 'cors-allow-headers', { written: names });
}

function valueFindings(written: (name: string) => string, cors: EffectiveCors, note: Note): void {
  const [credentials, exposed, age] = [
    written('cors-allow-credentials'),
    written('cors-expose-headers').trim(),
    written('cors-max-age'),
  ];
  if (credentials !== '' && cors.credentials && !/^(?:1|t|T|TRUE|true|True)$/.test(credentials)) {
    note('credentials-on', 'cors-allow-credentials', { written: credentials });
  }
  if (exposed !== '' && cors.expose === null) note('expose-unknown', 'cors-expose-headers', { since: 'v0.40.0' });
  else if (exposed !== '' && cors.expose === '') note('expose-none', 'cors-expose-headers', { written: exposed });
  if (age === '') return;
  const isRead = /^[+-]?\d+$/.test(age) && (cors.max_age !== DEFAULT_MAX_AGE || Number(age) === DEFAULT_MAX_AGE);
  if (!isRead) note('max-age-default', 'cors-max-age', { written: age, now: String(cors.max_age) });
  else if (cors.max_age > LONGEST.chromium) {
    const firefox = String(Math.min(cors.max_age, LONGEST.firefox));
    note('max-age-capped', 'cors-max-age', { written: age, chromium: String(LONGEST.chromium), firefox });
  }
}
