// An exchange as a story: what went out, what came back, and where it ended.
import type { Exchange, Failure, Leg, Verdict } from '../../core/index.ts';

/** One arrow between the page and a server. */
export interface Step {
  readonly way: 'out' | 'back';
  readonly role: Leg['role'];
  readonly host: string;
  /** The server is another one than in the step before. */
  readonly isNewHost: boolean;
  readonly fate: 'sent' | 'unsent' | 'answered' | 'cached' | 'redirected' | 'failed' | 'unanswered';
  /** Method, status or error string. */
  readonly text: string;
  /** What fails on this arrow, in the browser's order; a failure of one reading of two is among them. */
  readonly failures: readonly Failure[];
  /** The browser stopped here. */
  readonly isStop: boolean;
}

/** The exchange's arrows, in the order of time. */
export function stepsOf({ legs }: Exchange, verdict: Verdict): readonly Step[] {
  const failures = failuresOf(verdict);
  const stop = failures[0]?.leg ?? null;
  let previous = '';
  return legs.flatMap((leg, index): readonly Step[] => {
    const { role } = leg;
    const host = URL.canParse(leg.url) ? new URL(leg.url).host : leg.url;
    const known = { role, host };
    const isNewHost = host !== previous;
    previous = host;
    const unsent = isUnsent(leg, legs[index - 1]);
    const out: Step = {
      ...known,
      way: 'out',
      isNewHost,
      fate: unsent ? 'unsent' : 'sent',
      text: leg.method,
      failures: [],
      isStop: false,
    };
    if (unsent) return [out];
    const isRedirected = role === 'request' && index < legs.length - 1;
    const here = failures.filter((failure) => failure.leg === index);
    const isStop = stop === index;
    return [out, { ...known, way: 'back', isNewHost: false, ...answerOf(leg, isRedirected), failures: here, isStop }];
  });
}

/** A request does not go out when nothing of it was seen and its preflight was the last thing that was. */
const isUnsent = ({ role, requestHeaders, response }: Leg, before: Leg | undefined): boolean =>
  role === 'request' && requestHeaders === null && response === null && before?.role === 'preflight';

function answerOf({ response, error }: Leg, isRedirected: boolean): Pick<Step, 'fate' | 'text'> {
  if (response === null) return error === null ? { fate: 'unanswered', text: '' } : { fate: 'failed', text: error };
  const text = String(response.status);
  if (isRedirected) return { fate: 'redirected', text };
  return { fate: response.fromCache ? 'cached' : 'answered', text };
}

/** All failures of all readings, each check once. */
export function failuresOf({ failures, candidates }: Verdict): readonly Failure[] {
  if (failures.length > 0) return failures;
  const all = candidates.flatMap((candidate) => candidate.failures);
  return all.filter(({ kind, leg, needed }, index) => {
    const first = all.findIndex((other) => other.kind === kind && other.leg === leg && other.needed === needed);
    return first === index;
  });
}
