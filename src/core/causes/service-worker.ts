import { byError } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

/**
 * Firefox's name for an answer that it takes from no service worker. Most such requests are never named: in Chromium the
 * page's own leaves no event, in Firefox a redirect to its own URL and nothing after it (measured).
 */
export const serviceWorker: CauseRule = {
  id: 'service-worker',
  ...byError(/^NS_ERROR_INTERCEPTION_FAILED$/),
};

export const serviceWorkerStrings: CauseStrings = {
  title: 'The service worker’s answer was refused',
  what: 'A service worker of {page} answered for {host}, and the page may not have that answer.',
  why: 'It was an error, or an opaque answer, and a CORS request takes neither.',
  todo: 'Have the worker fetch in mode "cors". Do not keep opaque answers for such requests.',
};
