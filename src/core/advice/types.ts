import type { Exchange, Leg, LegResponse } from '../exchange.ts';
import type { Advice, AdviceId } from '../verdict.ts';

/** What advice looks at: an exchange that the browser allowed, and the answer of another origin that the page got. */
export interface Passed {
  readonly exchange: Exchange;
  readonly credentials: 'include' | 'omit' | 'unknown';
  readonly leg: Leg;
  /** Its place among the exchange's legs. */
  readonly index: number;
  readonly response: LegResponse;
  /** Access-Control-Allow-Origin of the answer, which is `*` or the Origin that was sent. */
  readonly allowOrigin: string | null;
  /** Whether the answer's Access-Control-Allow-Credentials is `true`. */
  readonly allowsCredentials: boolean;
}

/** The English sentences of advice, beside it and apart from it: the extension has them in `_locales`. */
export interface AdviceStrings {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/** Something that passes today and deserves a word. */
export interface AdviceRule {
  readonly id: AdviceId;
  /** What it has to say of an exchange that the browser allowed; `null`: nothing. */
  readonly look: (passed: Passed) => Omit<Advice, 'id'> | null;
}
