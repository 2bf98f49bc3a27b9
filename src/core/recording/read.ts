import type { Browser, Exchange } from '../exchange.ts';
import type { WebRequestEvent } from './events.ts';
import { createFold } from './fold.ts';

/**
 * Recorded webRequest events, in the order of their arrival, as exchanges in the order of their start: by the same fold
 * as the background's. An exchange whose end is not in the recording comes back as pending.
 */
export function readRecording(events: readonly WebRequestEvent[], browser: Browser): readonly Exchange[] {
  const exchanges = new Map(
    createFold(browser)
      .push(events)
      .map(({ exchange }) => [exchange.id, exchange]),
  );
  return [...exchanges.values()].toSorted((a, b) => a.startTime - b.startTime);
}
