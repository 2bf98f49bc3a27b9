import type { CauseRule } from './types.ts';

/** The server refused the request itself, and its error page carries no CORS headers: the status is the news, CORS hides it. */
export const errorStatus: CauseRule = {
  id: 'error-status',
  evidence: ({ leg, failures }) => {
    const status = leg.response?.status ?? 0;
    const missing = failures.some(({ kind }) => kind === 'origin-missing' || kind === 'origin-tainted');
    return leg.role === 'request' && status >= 400 && missing ? { status: String(status) } : null;
  },
  strings: {
    title: 'The server answered {status}',
    what: '{host} answered {method} with {status}, and that error carries no CORS headers.',
    why: 'The page sees a CORS error and not the status. Behind it stands the {status}.',
    todo: 'Repair the {status} first. CORS headers on errors let the page see it.',
  },
};
