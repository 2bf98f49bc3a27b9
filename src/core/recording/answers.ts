import { type Call, isAlike } from './call.ts';
import type { Draft } from './draft.ts';

/**
 * The longest from a call to its request's first event, in milliseconds. Measured in Chromium 156 with 24 requests under
 * way: docs/decisions/005-page-probe.md.
 */
export const JOIN_WINDOW = 1000;
/** The page's clock shows whole milliseconds. */
const CLOCK_STEP = 2;

/** What elements load. What they load with only they know, and they tell it when it fails. */
const ELEMENT_TYPES: ReadonlySet<string> = new Set(['image', 'imageset', 'media', 'script', 'stylesheet']);

export const isOfElement = ({ type, tabId }: Draft): boolean => ELEMENT_TYPES.has(type) && tabId >= 0;

/** The moment that a page's word on this request is close to, in milliseconds since the epoch. */
export const momentOf = (draft: Draft): number => (isOfElement(draft) ? draft.endTime : null) ?? draft.startTime;

function fits(call: Call | undefined, draft: Draft): call is Call {
  if (call === undefined) return false;
  const after = momentOf(draft) - call.time;
  // An element hears of its failure when the request has ended, or a little earlier than we do.
  return after >= (isOfElement(draft) ? -JOIN_WINDOW : -CLOCK_STEP) && after <= JOIN_WINDOW;
}

/**
 * Which call each request came from; all are of one document, method and address, each list in its own order. First in,
 * first out where there is a call for each. A call may lead to no request (a policy forbids it), and a request come from
 * elsewhere (a worker): where the numbers differ, the answer is given only if every call would give the same.
 */
export function answers(calls: readonly Call[], drafts: readonly Draft[]): readonly (Call | null)[] {
  const inTurn = drafts.map((draft, index) => {
    const call = calls[index];
    return fits(call, draft) ? call : null;
  });
  if (calls.length === drafts.length && !inTurn.includes(null)) return inTurn;
  const [first] = calls;
  const areEnough = first !== undefined && calls.length >= drafts.length;
  if (!areEnough || !calls.every((call) => isAlike(call, first))) return drafts.map(() => null);
  return drafts.map((draft, index) => inTurn[index] ?? calls.findLast((call) => fits(call, draft)) ?? null);
}
