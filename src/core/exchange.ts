// The facts: what crossed the wire for one fetch, and what the browser did with it. Nothing here is derived.

/** Header lines in wire order, duplicates kept, values as sent (only SP and HTAB around them trimmed by the browser). */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

export type Browser = 'chromium' | 'firefox' | 'webkit';

/** One request/response pair on the wire. */
export interface Leg {
  readonly role: 'preflight' | 'request';
  /** Without fragment. */
  readonly url: string;
  readonly method: string;
  /** `null`: never sent, or not seen. */
  readonly requestHeaders: HeaderLines | null;
  readonly response: LegResponse | null;
  /** The browser's own error string for this leg, such as `net::ERR_FAILED` or `NS_ERROR_DOM_BAD_URI`. */
  readonly error: string | null;
}

export interface LegResponse {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly fromCache: boolean;
  /**
   * The headers as the server sent them, where another extension has edited those that CORS reads: `headers` are then what
   * it made of them, and what the browser checks.
   */
  readonly wireHeaders?: HeaderLines;
}

/** The request's mode (Fetch, "request mode"); `unknown` where no event tells. */
export type Mode = 'cors' | 'no-cors' | 'same-origin' | 'navigate' | 'unknown';

/** `omit` stands for `same-origin` too: for a cross-origin request the two are the same. */
export type Credentials = 'include' | 'omit' | 'unknown';

/** What the page asked to be done at a redirect (Fetch, "request redirect mode"). */
export type RedirectMode = 'follow' | 'error' | 'manual';

/** What the browser did with the exchange, as far as it showed. */
export type Outcome = 'allowed' | 'blocked' | 'pending' | 'unknown';

/** One fetch as the page made it: preflights, redirect hops, final response. */
export interface Exchange {
  readonly id: string;
  readonly browser: Browser;
  /** ASCII serialization; `null` when opaque. */
  readonly pageOrigin: string;
  /** webRequest's resource type: `xmlhttprequest`, `font`, `image` … */
  readonly resourceType: string;
  readonly mode: Mode;
  readonly credentials: Credentials;
  /** Told by the page probe; no event carries it. */
  readonly redirectMode?: RedirectMode;
  /** The page's own frames when it made the call, one a line, the innermost first; told by the page probe. */
  readonly stack?: string;
  /**
   * Where no event names a tab (shared and service workers): `origin` when the tab's page has the worker's origin, `none`
   * when no open page has it. Absent where the browser named the tab.
   */
  readonly attribution?: 'origin' | 'none';
  /** What DevTools' own log adds; joined when it comes, never waited for. */
  readonly devtools?: DevToolsFacts;
  /** Wire order; a hop is [preflight?, request]. */
  readonly legs: readonly Leg[];
  readonly outcome: Outcome;
  /** When the page made the request: milliseconds on the browser's clock (since the epoch when captured live). */
  readonly startTime: number;
  /** Milliseconds from start to the last event seen; `null` while pending. */
  readonly duration: number | null;
}

/** A frame of a call stack; line and column count from 0, as DevTools count them. */
export interface StackFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** What DevTools' HAR tells of an exchange and no event of webRequest does. */
export interface DevToolsFacts {
  /** What made the request, the innermost frame first; empty where no script did. */
  readonly stack: readonly StackFrame[];
  /** The error with its sub-reason, such as `net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin`. */
  readonly error?: string;
  /** The same of the preflight, such as `net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`. */
  readonly preflightError?: string;
  readonly fromDiskCache?: boolean;
  readonly fetchedViaServiceWorker?: boolean;
  /** The first 2,048 characters of the body of an error answer. */
  readonly body?: string;
}
