// allowlist- and denylist-source-range: which client addresses pass.
import { stringValue, trimSpace } from './annotations.ts';
import type { Annotations } from './types.ts';

/** The ranges of an annotation; `invalid`: one of them is none, and the controller denies the whole location. */
export type SourceRanges = readonly string[] | 'invalid';

/** The ranges that may come in; the annotation's older name counts when the newer one is not set. Empty: everybody. */
export function allowedRanges(annotations: Annotations): SourceRanges {
  const value =
    stringValue(annotations, 'allowlist-source-range') ?? stringValue(annotations, 'whitelist-source-range');
  return rangesOf(value);
}

/** The ranges that are turned away. */
export function deniedRanges(annotations: Annotations): SourceRanges {
  return rangesOf(stringValue(annotations, 'denylist-source-range'));
}

/** Whether one of them holds what is no range: the whole location is denied. */
export const hasInvalidRanges = (annotations: Annotations): boolean =>
  allowedRanges(annotations) === 'invalid' || deniedRanges(annotations) === 'invalid';

/** Whether the client's address (IPv4) is in one of the ranges. An IPv6 range holds no IPv4 address. */
export function isInRanges(client: string, ranges: readonly string[]): boolean {
  const address = parseIpv4(client);
  return address !== null && ranges.some((range) => holds(range, address));
}

function rangesOf(value: string | null): SourceRanges {
  if (value === null) return [];
  const ranges = value.split(',').map(trimSpace);
  return ranges.every(isRange) ? ranges : 'invalid';
}

function isRange(range: string): boolean {
  const [address = '', bits, ...more] = range.split('/');
  const limit = address.includes(':') ? 128 : 32;
  if (more.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= limit))) return false;
  return limit === 128 ? /^[0-9a-fA-F:.]{2,45}$/.test(address) : parseIpv4(address) !== null;
}

function holds(range: string, address: number): boolean {
  const [network = '', bits = '32'] = range.split('/');
  const base = parseIpv4(network);
  if (base === null) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(base / size) === Math.floor(address / size);
}

function parseIpv4(text: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return null;
  const octets = match.slice(1).map(Number);
  return octets.some((octet) => octet > 255) ? null : octets.reduce((sum, octet) => sum * 256 + octet, 0);
}
