import type { Credentials } from './exchange.ts';
import type { Message } from './text/message.ts';

/** What the browser, or the standard, found wrong: one kind, one rule (`rules/`). */
export type FailureKind =
  | 'origin-missing'
  | 'origin-multiple'
  | 'origin-invalid'
  | 'origin-mismatch'
  | 'origin-opaque'
  | 'origin-tainted'
  | 'wildcard-with-credentials'
  | 'credentials-missing'
  | 'credentials-invalid'
  | 'preflight-redirect'
  | 'preflight-status'
  | 'methods-unparsable'
  | 'headers-unparsable'
  | 'method-not-listed'
  | 'header-not-listed'
  | 'redirect-userinfo'
  | 'local-network-denied'
  | 'local-network-insecure';

/** Ids of the rules that explain a failure; also the names of their pages in `docs/rules`. */
export type RuleId =
  | 'allow-origin-missing'
  | 'allow-origin-multiple'
  | 'allow-origin-invalid'
  | 'allow-origin-mismatch'
  | 'opaque-origin-not-allowed'
  | 'redirect-tainted-origin'
  | 'allow-origin-wildcard-with-credentials'
  | 'allow-credentials-missing'
  | 'allow-credentials-invalid'
  | 'preflight-redirect'
  | 'preflight-status-not-ok'
  | 'allow-methods-unparsable'
  | 'allow-headers-unparsable'
  | 'preflight-method-not-allowed'
  | 'preflight-header-not-allowed'
  | 'redirect-credentials-in-url'
  | 'local-network-permission-denied'
  | 'local-network-insecure-context';

/** Which response of the exchange failed. */
export type Stage = 'preflight' | 'redirect' | 'response';

/** One failed check. Data only: sentences come from `explain` in the reader's language. */
export interface Failure {
  readonly rule: RuleId;
  readonly kind: FailureKind;
  readonly stage: Stage;
  /** Index into the exchange's legs. */
  readonly leg: number;
  /** The header at fault, lower-case; `null` where no header is (a status, a redirect). */
  readonly header: string | null;
  /** The value found, all lines joined with ", " as browsers do; `null` when the header is absent. */
  readonly found: string | null;
  /** The value, or for lists the one element, that would have passed; `null` where no value would. */
  readonly needed: string | null;
  /** CDP's `CorsError` name for this failure. */
  readonly chromium: string;
  /** Firefox's console category for it; `null` where Firefox says nothing. */
  readonly firefox: string | null;
  /** Set when the failure exists only if the request's credentials mode is this one and the mode is not known. */
  readonly onlyWith: 'include' | 'omit' | null;
  /** The user's own values, for the sentences: origin, url, host, method, status, name … */
  readonly values: Readonly<Record<string, string>>;
}

/** One reading of an exchange whose credentials mode no event tells: what fails under it, in the browser's order. */
export interface Candidate {
  readonly credentials: Exclude<Credentials, 'unknown'>;
  readonly failures: readonly Failure[];
}

/** Ids of the causes; also the names of their pages in `docs/rules`. */
export type CauseId =
  | 'error-status'
  | 'client-certificate'
  | 'unknown-host'
  | 'login-redirect'
  | 'https-redirect'
  | 'app-root'
  | 'two-layers'
  | 'headers-edited'
  | 'dns-failure'
  | 'tls-failure'
  | 'timed-out'
  | 'connection-reset'
  | 'offline'
  | 'bad-port'
  | 'network-failure'
  | 'aborted'
  | 'blocked-by-client'
  | 'local-network'
  | 'mixed-content'
  | 'security-policy'
  | 'service-worker'
  | 'resource-policy'
  | 'opaque-response-blocking'
  | 'redirect-refused'
  | 'unexplained-block';

/** Why it failed though CORS is not the reason, or what stands behind a CORS failure: the server answered 413, say. */
export interface Cause {
  readonly id: CauseId;
  readonly leg: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Ids of the advice; also the names of its pages in `docs/rules`. */
export type AdviceId =
  | 'origin-reflected'
  | 'null-origin-trusted'
  | 'insecure-origin-trusted'
  | 'response-header-not-exposed'
  | 'authorization-under-wildcard'
  | 'wildcard-beside-credentials'
  | 'vary-origin-missing'
  | 'preflight-avoidable'
  | 'max-age-short'
  | 'max-age-over-cap';

/** It passes today, and may hurt tomorrow. */
export interface Advice {
  readonly id: AdviceId;
  readonly leg: number;
  readonly header: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** Why the browser sent a preflight (or had to): Fetch, "HTTP fetch" step on the use-CORS-preflight flag. */
export interface PreflightReason {
  /** The method, when it is not a CORS-safelisted one. */
  readonly method: string | null;
  /** Each CORS-unsafe request-header name, lower-case, with the reason why it is unsafe. */
  readonly headers: readonly UnsafeHeader[];
  /** No unsafe method and no unsafe header: an upload listener or a stream body asked for it. */
  readonly uploadListener: boolean;
  /** `cached`: it was due, and no OPTIONS was seen. */
  readonly sent: 'yes' | 'cached';
}

export interface UnsafeHeader {
  readonly name: string;
  /** `null` when the request was never sent and the preflight names the header only. */
  readonly value: string | null;
  readonly reason:
    | 'not-safelisted'
    | 'content-type'
    | 'unsafe-byte'
    | 'too-long'
    | 'total-too-long'
    | 'range'
    | 'language-byte'
    /** Its value decides, and the request was never sent, so that the value is not to be seen. */
    | 'value-not-safelisted';
}

export type Result = 'allowed' | 'blocked' | 'not-cors' | 'ambiguous' | 'pending';

/** The judgement of one exchange. */
export interface Verdict {
  readonly result: Result;
  /** All failed checks of all legs, in the browser's order; `failures[0]` is where it stopped. */
  readonly failures: readonly Failure[];
  /** The readings that survive the outcome: one where the credentials mode is known or proven, two where it is not. */
  readonly candidates: readonly Candidate[];
  readonly cause: Cause | null;
  readonly advice: readonly Advice[];
  readonly preflightReason: PreflightReason | null;
}

/** The three pillars of a finding: what is wrong, why the browser minds, what to do; and a title for lists. */
export interface Explanation {
  readonly title: Message;
  readonly what: Message;
  readonly why: Message;
  readonly todo: Message;
}
