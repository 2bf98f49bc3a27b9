import type { CallSeen } from './facts.ts';
import { now, stringify } from './natives.ts';
import { callerFrames } from './stack.ts';

/** Tells of a call, as long as somebody asks; `see` reads what it asks for. */
export type Tell = (see: () => CallSeen | null) => void;

/**
 * @param send passes a report on, as JSON
 * @param own a part of the address that all frames of the probe carry in a stack
 */
export function createTelling(
  send: (report: string) => void,
  own?: string,
): { readonly tell: Tell; readonly stop: () => void } {
  let isAsked = true;
  return {
    tell(see) {
      if (!isAsked) return;
      try {
        const seen = see();
        if (seen !== null) send(stringify({ ...seen, stack: callerFrames(own), time: now() }));
      } catch {
        // Whatever goes wrong in here is no business of the page: its call goes on.
      }
    },
    stop() {
      isAsked = false;
    },
  };
}
