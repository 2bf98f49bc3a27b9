// Tells the controller's own answer from the application's by its headers.
import { combined, lines } from '../http/headers.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { LegResponse } from '../exchange.ts';

/** The policy of an Ingress as one of its answers shows it. */
export interface Signature {
  /** Access-Control-Allow-Origin is `*`: unset, `*`, or a value that the release does not accept. */
  readonly wildcard: boolean;
  /** Access-Control-Allow-Origin as answered: `*`, the request's Origin, or up to v1.0.4 the annotation's value. */
  readonly origin: string;
  readonly methods: string;
  readonly headers: string;
  readonly credentials: boolean;
  /** Access-Control-Expose-Headers; on a real response it may be the application's own. */
  readonly expose: string | null;
  readonly maxAge: string;
}

/**
 * Reads the controller's answer to a preflight: 204 with origin, methods, headers and max-age, in the controller's order
 * (or sorted by name, as recordings have them), and nothing that an application adds (measured, v1.0.5 to v1.15.1).
 * @param origin the Origin that the preflight sent
 * @returns null when somebody else has answered
 */
export function preflightSignature(response: LegResponse, origin: string, release: Release): Signature | null {
  if (response.status !== 204 || lines(response.headers, 'allow').length > 0) return null;
  if (/\borigin\b|access-control-/i.test(combined(response.headers, 'vary') ?? '')) return null;
  return inControllerOrder(response) ? read(response, origin, release) : null;
}

/** Reads a real response: from v1.0.5 on it carries methods, headers and max-age too, which hardly anybody else sends there. */
export function responseSignature(response: LegResponse, origin: string, release: Release): Signature | null {
  return read(response, origin, release);
}

function read({ headers }: LegResponse, origin: string, release: Release): Signature | null {
  const allowed = lines(headers, 'access-control-allow-origin');
  const [methods, names] = [
    combined(headers, 'access-control-allow-methods'),
    combined(headers, 'access-control-allow-headers'),
  ];
  const maxAge = combined(headers, 'access-control-max-age');
  if (methods === null || names === null || maxAge === null || !/^-?\d+$/.test(maxAge)) return null;
  const wildcard = allowed.includes('*');
  if (allowed.length === 0 || (looksAtOrigin(release) && !wildcard && !allowed.includes(origin))) return null;
  return {
    wildcard,
    origin: allowed.find((value) => value === '*' || value === origin) ?? allowed[0] ?? '',
    methods,
    headers: names,
    credentials: combined(headers, 'access-control-allow-credentials') === 'true',
    expose: combined(headers, 'access-control-expose-headers'),
    maxAge,
  };
}

/** Without Access-Control-Expose-Headers, which stands before or behind the lists as the release has it. */
const ORDER = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
] as const;

/** An `add_header` beside the block repeats a name at the end: each name counts where it comes first. */
function inControllerOrder({ headers }: LegResponse): boolean {
  const known: readonly string[] = ORDER;
  const names = [...new Set(headers.map(([name]) => name.toLowerCase()))].filter((name) => known.includes(name));
  const rank = names.map((name) => known.indexOf(name));
  return isAscending(rank) || isAscending(names);
}

function isAscending(values: readonly (string | number)[]): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || before < value;
  });
}
