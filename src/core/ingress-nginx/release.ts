// Releases of the controller: their names, their order, and which of them this product offers.
import { remembering } from '../remembering.ts';
import type { Release } from './types.ts';

/** A release taken apart. */
export interface ParsedRelease {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Annotation values are checked as a whole before they are parsed (`--enable-annotation-validation`, v1.9 on). */
  readonly validates: boolean;
}

/** The last release of the project. */
export const DEFAULT_RELEASE: Release = 'v1.15.1';

/** Releases whose parser was measured, newest first; `-noval` is the default flag of v1.9 to v1.11. */
export const KNOWN_RELEASES: readonly Release[] = [
  'v1.15.1',
  'v1.15.1-noval',
  'v1.14.5',
  'v1.13.9',
  'v1.12.8',
  'v1.11.8-noval',
  'v1.11.8',
  'v1.11.5-aliyun.1',
  'v1.9.6-noval',
  'v1.9.6',
  'v1.9.4-noval',
  'v1.8.5',
  'v1.2.1',
  'v1.1.2',
  'v1.0.5',
  'v1.0.4',
  'v0.44.0',
  'v0.34.1',
];

// ACK: `v1.11.5-aliyun.1`, and before v1.0 `v0.44.0.12-27ae67262-aliyun`.
const NAME =
  /^(?:controller-)?v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?(-aliyun\.\d{1,4}|\.\d{1,4}-[\da-f]{6,12}-aliyun)?(?:-(?:alpha|beta|rc)\.\d{1,4})?(-noval)?$/;

/** Takes a release's name apart; `null` when it is not one. */
export const parseRelease = remembering((name): ParsedRelease | null => {
  const match = NAME.exec(name);
  if (!match) return null;
  const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const numbers = { major, minor, patch };
  // ACK ships the controller with its default flags, and validation is on by default from v1.12.0 only.
  const since = match[4] === undefined ? 9 : 12;
  return { ...numbers, validates: match[5] === undefined && isSince(numbers, 1, since, 0) };
}, 256);

/**
 * The release that a name stands for.
 * @throws RangeError, one sentence naming the input, when it is no release of the controller.
 */
export function requireRelease(name: Release): ParsedRelease {
  const release = parseRelease(name);
  if (!release) throw new RangeError(`"${name}" is not an ingress-nginx release such as ${DEFAULT_RELEASE}.`);
  return release;
}

/**
 * Orders two releases by version; flags and vendor suffixes do not count.
 * @returns negative when `left` is older, 0 when they are the same version, positive when it is newer
 * @throws RangeError when one of them is no release
 */
export function compareReleases(left: Release, right: Release): number {
  const { major, minor, patch } = requireRelease(right);
  return difference(requireRelease(left), major, minor, patch);
}

/** Whether a release is at least `major.minor.patch`. */
export function isSince(release: Numbers, major: number, minor: number, patch: number): boolean {
  return difference(release, major, minor, patch) >= 0;
}

/**
 * Whether the release's CORS block looks at the request's Origin: from v1.0.5 on it answers only those in its list, which
 * may have several, and only where the location is not left before. Older ones answer everybody with their one origin.
 * @throws RangeError when it is no release
 */
export const looksAtOrigin = (release: Release): boolean => isSince(requireRelease(release), 1, 0, 5);

type Numbers = Omit<ParsedRelease, 'validates'>;

const difference = (left: Numbers, major: number, minor: number, patch: number): number =>
  left.major - major || left.minor - minor || left.patch - patch;
