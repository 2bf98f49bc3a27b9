import type { FixSummary } from './fix-summary.ts';
import type { Result, Verdict } from '../verdict.ts';

export type ReportFormat = 'markdown' | 'json' | 'html';

/** Everything a report says, redacted, before it is written down. The JSON format is this, as it stands (docs/report.md). */
export interface Report {
  readonly schema: 'preflight-report/1';
  /** The product's version; empty when not told. */
  readonly version: string;
  /** The inspected page's URL; empty when not told. */
  readonly page: string;
  readonly summary: Summary;
  /** The blocked and the ambiguous requests, in the order in which the page made them. */
  readonly requests: readonly ReportedRequest[];
  readonly fixes: readonly FixSummary[];
}

interface Summary {
  readonly requests: number;
  readonly blocked: number;
  readonly ambiguous: number;
  readonly hosts: number;
  readonly fixes: number;
}

export interface ReportedRequest {
  readonly id: string;
  readonly browser: string;
  readonly method: string;
  readonly url: string;
  readonly origin: string;
  readonly result: Result;
  readonly credentials: string;
  /** All failed checks, in the browser's order. */
  readonly failures: readonly ReportedFailure[];
  /** Where the credentials mode decides and no event tells it: what fails under each. Else empty. */
  readonly readings: readonly ReportedReading[];
  readonly cause: ReportedCause | null;
  readonly legs: readonly ReportedLeg[];
}

export interface ReportedReading {
  readonly credentials: 'include' | 'omit';
  readonly failures: readonly ReportedFailure[];
}

/** A sentence, and the same in pieces: what the product says, and what pages and servers have put into it. */
export interface Sentence {
  readonly text: string;
  readonly pieces: readonly { readonly text: string; readonly value: boolean }[];
}

export interface ReportedFailure {
  readonly rule: string;
  readonly stage: string;
  readonly leg: number;
  readonly header: string | null;
  readonly found: string | null;
  readonly needed: string | null;
  readonly chromium: string;
  readonly firefox: string | null;
  readonly onlyWith: Verdict['failures'][number]['onlyWith'];
  /** The check at which the browser stopped; in the list of an ambiguous request none is. */
  readonly stoppedHere: boolean;
  readonly title: Sentence;
  readonly what: Sentence;
  readonly why: Sentence;
  readonly todo: Sentence;
}

export interface ReportedCause {
  readonly id: string;
  readonly title: Sentence;
  readonly what: Sentence;
  readonly todo: Sentence;
}

export interface ReportedLeg {
  readonly role: string;
  readonly method: string;
  readonly url: string;
  /** `null`: no answer was seen. */
  readonly status: number | null;
  readonly error: string | null;
  readonly requestHeaders: readonly (readonly [string, string])[] | null;
  readonly responseHeaders: readonly (readonly [string, string])[] | null;
}
