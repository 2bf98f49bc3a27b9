import type { HeaderLines } from '../exchange.ts';
import { essenceOf } from '../http/mime.ts';
import type { UnsafeHeader } from '../verdict.ts';

/** Fetch, "CORS-safelisted method": byte-exact, so `patch` and `get` are not. */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';

/** Values longer than this many bytes are not safelisted, whatever the name. */
const LONGEST_VALUE = 128;
/** Safelisted values that exceed this many bytes together are none of them safelisted any more. */
const LONGEST_SUM = 1024;

/** Fetch, "CORS-unsafe request-header byte". */
// oxlint-disable-next-line no-control-regex -- the set is defined by control bytes
const UNSAFE_BYTE = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;
const LANGUAGE_BYTES = /^[0-9A-Za-z *,\-.;=]*$/;
const SAFE_ESSENCES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Why a request header is not CORS-safelisted (Fetch, "CORS-safelisted request-header"); `null` when it is.
 * `name` in lower case. The total of 1024 bytes is judged in {@link unsafeHeaders}.
 */
export function unsafeReason(name: string, value: string): UnsafeHeader['reason'] | null {
  if (!isSafelistedName(name)) return 'not-safelisted';
  if (value.length > LONGEST_VALUE) return 'too-long';
  switch (name) {
    case 'accept':
      return UNSAFE_BYTE.test(value) ? 'unsafe-byte' : null;
    case 'accept-language':
    case 'content-language':
      return LANGUAGE_BYTES.test(value) ? null : 'language-byte';
    case 'content-type': {
      if (UNSAFE_BYTE.test(value)) return 'unsafe-byte';
      const essence = essenceOf(value);
      return essence !== null && SAFE_ESSENCES.has(essence) ? null : 'content-type';
    }
    default:
      return isSafeRange(value) ? null : 'range';
  }
}

const SAFELISTED_NAMES = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range']);

/** Whether a header of this lower-case name can be safelisted, with the right value. */
export const isSafelistedName = (name: string): boolean => SAFELISTED_NAMES.has(name);

/** One range with a start: `bytes=0-` and `bytes=0-10` are safe, `bytes=-500` is not (Fetch, 2022-10). */
function isSafeRange(value: string): boolean {
  // Chromium lower-cases the value first, so that `Bytes=0-1` passes there.
  const match = /^bytes=(\d+)-(\d*)$/.exec(value.toLowerCase());
  return match !== null && (match[2] === '' || Number(match[1]) <= Number(match[2]));
}

/** Fetch, "CORS-unsafe request-header names", each with its reason; lower-case and byte-sorted. */
export const unsafeHeaders = (headers: HeaderLines): readonly UnsafeHeader[] =>
  [...unsafeByName(headers).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** {@link unsafeHeaders} by name, in the order of the headers. */
export function unsafeByName(headers: HeaderLines): ReadonlyMap<string, UnsafeHeader> {
  const unsafe = new Map<string, UnsafeHeader>();
  const safe: [string, string][] = [];
  let sum = 0;
  for (const [spelt, value] of headers) {
    const name = spelt.toLowerCase();
    const reason = unsafeReason(name, value);
    if (reason !== null) unsafe.set(name, { name, value, reason });
    else {
      safe.push([name, value]);
      sum += value.length;
    }
  }
  if (sum > LONGEST_SUM) {
    for (const [name, value] of safe) unsafe.set(name, { name, value, reason: 'total-too-long' });
  }
  return unsafe;
}
