import { redirectToBlame } from './redirect-behind.ts';
import type { CauseRule, CauseStrings } from './types.ts';
import { isNginxPage } from './who-answered.ts';

/** The annotation app-root: nginx redirects "/" by itself, before any location and its CORS headers are chosen. */
export const appRoot: CauseRule = {
  id: 'app-root',
  evidence: (ending) => {
    const redirect = redirectToBlame(ending);
    if (redirect === null) return null;
    const { from, target, location } = redirect;
    const { host, pathname } = new URL(from.url);
    const isRoot = from.response?.status === 302 && pathname === '/' && host === target.host;
    return isRoot && isNginxPage(from) ? { location } : null;
  },
};

export const appRootStrings: CauseStrings = {
  title: 'The root of {host} is redirected',
  what: 'nginx sends / at {host} on to {location}, without CORS headers.',
  why: 'The annotation app-root answers before the rules of the Ingress and their CORS headers.',
  todo: 'Have the page call {location} itself, or remove app-root.',
};
