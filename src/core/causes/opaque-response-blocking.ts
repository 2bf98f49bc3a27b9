import { byError } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const opaqueResponseBlocking: CauseRule = {
  id: 'opaque-response-blocking',
  ...byError(/^net::ERR_BLOCKED_BY_ORB$/),
};

export const opaqueResponseBlockingStrings: CauseStrings = {
  title: 'Not a resource that a page may embed',
  what: 'The browser withheld the answer of {host}: it is no image, script, style or media.',
  why: 'Without CORS a page may embed such resources only. Data such as JSON stays unreadable (Opaque Response Blocking).',
  todo: 'Ask for data with fetch() in mode "cors", or correct the Content-Type.',
};
