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
  /** Wire order; a hop is [preflight?, request]. */
  readonly legs: readonly Leg[];
  readonly outcome: Outcome;
  /** When the page made the request: milliseconds on the browser's clock (since the epoch when captured live). */
  readonly startTime: number;
  /** Milliseconds from start to the last event seen; `null` while pending. */
  readonly duration: number | null;
}
