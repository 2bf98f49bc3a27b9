import type { Exchange } from '../exchange.ts';
import type { Advice, AdviceId } from '../verdict.ts';

/** Something that passes today and deserves a word. */
export interface AdviceRule {
  readonly id: AdviceId;
  /** What it has to say of an exchange that the browser allowed; `null`: nothing. */
  readonly look: (exchange: Exchange, credentials: 'include' | 'omit' | 'unknown') => Omit<Advice, 'id'> | null;
  readonly strings: { readonly title: string; readonly what: string; readonly why: string; readonly todo: string };
}
