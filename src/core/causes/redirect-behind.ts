import type { Leg } from '../exchange.ts';
import { redirectTarget } from '../http/status.ts';
import type { FailureKind } from '../verdict.ts';
import type { Ending } from './types.ts';

export interface Redirect {
  /** Who redirects. */
  readonly from: Leg;
  readonly target: URL;
  /** Where it leads, without a query: that may hold secrets. */
  readonly location: string;
}

/** The redirect that this answer is, or the last one that led to it; `null` when there is none. */
export function redirectBehind({ exchange, index }: Ending): Redirect | null {
  for (const from of exchange.legs.slice(0, index + 1).toReversed()) {
    const target = from.response === null ? null : redirectTarget(from.response, from.url);
    if (target !== null) return { from, target, location: target.origin + target.pathname };
  }
  return null;
}

/** Failures that would not be there if the page called the target itself. */
const OF_REDIRECT: ReadonlySet<FailureKind> = new Set(['preflight-redirect', 'origin-tainted', 'origin-missing']);

/** The redirect that a CORS failure is owed to; `null` when the target itself would fail. */
export function redirectToBlame(ending: Ending): Redirect | null {
  const redirect = redirectBehind(ending);
  if (redirect === null) return null;
  const isAnswer = redirect.from === ending.leg;
  return ending.failures.some(({ kind }) => (isAnswer ? OF_REDIRECT.has(kind) : kind === 'origin-tainted'))
    ? redirect
    : null;
}
