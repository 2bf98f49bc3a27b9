import type { Browser } from '../exchange.ts';

/** Seconds for which a browser keeps a preflight at most (Fetch, "CORS-preflight cache"; measured). */
export const LONGEST: Readonly<Record<Browser, number>> = { chromium: 7200, firefox: 86_400, webkit: 600 };

/** Seconds for which every browser keeps one without Access-Control-Max-Age. */
export const WITHOUT_MAX_AGE = 5;

/**
 * The seconds that an Access-Control-Max-Age asks for, as this browser reads it, before its own longest. Firefox keeps
 * nothing for a value that is no number; the others fall back to 5 seconds, and to 0 below zero.
 * @param found the combined value; `null` when the header is absent
 */
export function maxAgeSeconds(found: string | null, browser: Browser): number {
  if (found === null || found === '') return WITHOUT_MAX_AGE;
  if (/^\d+$/.test(found)) return Number(found);
  return browser === 'firefox' || /^-\d+$/.test(found) ? 0 : WITHOUT_MAX_AGE;
}
