// One line about a verdict: what the list shows of it.
import {
  type Exchange,
  explain,
  explainAdvice,
  explainCause,
  type Failure,
  type Message,
  type Verdict,
} from '../../core/index.ts';
import { say } from '../strings.ts';

/** How a row looks: never by colour alone, each has an icon of its own. */
export type Tone = 'bad' | 'doubt' | 'hint' | 'good' | 'quiet';

export interface Summary {
  readonly tone: Tone;
  /** More than one where two readings remain. */
  readonly titles: readonly Message[];
}

/** Where the browser stopped: one failure, or with two readings one for each. */
export function stops({ result, failures, candidates }: Verdict): readonly Failure[] {
  const lists = result === 'ambiguous' ? candidates.map((candidate) => candidate.failures) : [failures];
  const first = lists.flatMap((list) => list.slice(0, 1));
  return first.filter((failure, index) => first.findIndex((other) => other.kind === failure.kind) === index);
}

/** Whether CORS stopped the request, by either reading. */
export const isBlocked = ({ result }: Verdict, { outcome }: Exchange): boolean =>
  result === 'blocked' || (result === 'ambiguous' && outcome === 'blocked');

/** Each reading's own title; a reading under which nothing fails is one too. */
function readingTitles(verdict: Verdict): readonly Message[] {
  const passes = verdict.candidates.some(({ failures }) => failures.length === 0);
  return [...(passes ? [say('verdict_allowed')] : []), ...stops(verdict).map((failure) => explain(failure).title)];
}

/** The line for the list. */
export function summarise(verdict: Verdict, exchange: Exchange): Summary {
  const cause = verdict.cause === null ? [] : [explainCause(verdict.cause).title];
  switch (verdict.result) {
    case 'blocked': {
      const failed = stops(verdict).map((failure) => explain(failure).title);
      // What stands behind a CORS error is what has to be mended, as the details say.
      return { tone: 'bad', titles: [...cause, ...failed, say('verdict_blocked')].slice(0, 1) };
    }
    case 'ambiguous':
      return {
        tone: exchange.outcome === 'blocked' ? 'bad' : 'doubt',
        titles: cause.length > 0 ? cause : readingTitles(verdict),
      };
    case 'allowed': {
      const [advice] = verdict.advice;
      return advice === undefined
        ? { tone: 'good', titles: [say('verdict_allowed')] }
        : { tone: 'hint', titles: [explainAdvice(advice).title] };
    }
    case 'not-cors':
      return {
        tone: cause.length > 0 ? 'doubt' : 'quiet',
        titles: cause.length > 0 ? cause : [say('verdict_not_cors')],
      };
    case 'pending':
      return { tone: 'quiet', titles: [say('verdict_pending')] };
  }
}
