import type { Browser } from '../exchange.ts';

/** Seconds for which a browser keeps a preflight at most (Fetch, "CORS-preflight cache"; measured). */
export const LONGEST: Readonly<Record<Browser, number>> = { chromium: 7200, firefox: 86_400, webkit: 600 };

/** Seconds for which every browser keeps one without Access-Control-Max-Age. */
export const WITHOUT_MAX_AGE = 5;
