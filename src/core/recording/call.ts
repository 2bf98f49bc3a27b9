// What the page probe says of one call of fetch, XMLHttpRequest or EventSource, or of an element that failed to load. It comes from the page: a hint, never proof.
import type { Credentials, Mode, RedirectMode } from '../exchange.ts';

/** The part that decides how the browser judges. */
export interface CallFacts {
  readonly mode: Exclude<Mode, 'unknown' | 'navigate'>;
  /** `omit` stands for `same-origin` too. */
  readonly credentials: Exclude<Credentials, 'unknown'>;
  readonly redirect: RedirectMode;
}

export interface Call extends CallFacts {
  readonly caller: Caller;
  /** Absolute, without fragment. */
  readonly url: string;
  /** Normalised (Fetch, "normalize a method"). */
  readonly method: string;
  /** The page's frames, one a line; empty when it does not tell. */
  readonly stack: string;
  /** Milliseconds since the epoch: when it was made; of an element, when its load failed. */
  readonly time: number;
  /** An element that failed to load tells of itself. */
  readonly ofElement?: true;
}

/** The document that made a call, as the browser names it: the page cannot choose it. */
export interface Caller {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string | null;
}

/** Longer addresses are not taken in: the exchange stays without an answer. */
const URL_LIMIT = 4096;
export const STACK_LIMIT = 2048;
const METHOD_LIMIT = 64;
/** How long ago a call may be when it is heard of, in milliseconds: the background may have to start first. */
const AGE_LIMIT = 10_000;
/** How far two readings of one clock may lie apart, in milliseconds. */
const CLOCK_STEP = 100;

const MODES = ['cors', 'no-cors', 'same-origin'] as const;
const CREDENTIALS = ['include', 'omit'] as const;
const REDIRECTS = ['follow', 'error', 'manual'] as const;
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/**
 * The call that a report speaks of, or `null` when it is not of the shape that the probe gives: a page may forge one.
 * @param now milliseconds since the epoch
 */
export function readCall(report: unknown, caller: Caller, now: number): Call | null {
  if (typeof report !== 'object' || report === null) return null;
  const told = new Map<string, unknown>(Object.entries(report));
  const [url, method, stack, time] = ['url', 'method', 'stack', 'time'].map((name) => told.get(name));
  const mode = oneOf(MODES, told.get('mode'));
  const credentials = oneOf(CREDENTIALS, told.get('credentials'));
  const redirect = oneOf(REDIRECTS, told.get('redirect'));
  if (mode === undefined || credentials === undefined || redirect === undefined) return null;
  if (typeof url !== 'string' || url.length > URL_LIMIT || !/^https?:\/\//.test(url)) return null;
  if (typeof method !== 'string' || method.length > METHOD_LIMIT || !TOKEN.test(method)) return null;
  if (typeof stack !== 'string' || stack.length > STACK_LIMIT) return null;
  if (typeof time !== 'number' || !(time >= now - AGE_LIMIT && time <= now + CLOCK_STEP)) return null;
  const call = { caller, url, method, mode, credentials, redirect, stack, time };
  return told.get('element') === true ? { ...call, ofElement: true } : call;
}

const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((choice) => choice === value);

/** Whether two calls are judged alike. */
export const isAlike = (a: CallFacts, b: CallFacts): boolean =>
  a.mode === b.mode && a.credentials === b.credentials && a.redirect === b.redirect;
