// proxy-body-size: how long a request's body may be.
import { stringValue } from './annotations.ts';
import type { Annotations } from './types.ts';

const DEFAULT_LIMIT = 1024 * 1024;
const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** The limit in bytes; `Infinity` for "0", 1 MiB when unset or invalid. */
export function bodyLimit(annotations: Annotations): number {
  const match = /^(\d+)([bkmg]?)$/i.exec(stringValue(annotations, 'proxy-body-size') ?? '');
  if (!match) return DEFAULT_LIMIT;
  const bytes = Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? 1);
  return bytes === 0 ? Infinity : bytes;
}
