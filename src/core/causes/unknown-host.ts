import { parseUrl } from '../http/url.ts';
import type { CauseRule, CauseStrings } from './types.ts';
import { isNginxPage } from './who-answered.ts';

/** nginx's own 404, on the preflight too where there is one: no rule of an Ingress takes this host and path. */
export const unknownHost: CauseRule = {
  id: 'unknown-host',
  evidence: ({ exchange, leg, index, failures }) => {
    if (leg.response?.status !== 404 || !isNginxPage(leg)) return null;
    const before = exchange.legs[index - 1];
    const isRouted = leg.role === 'request' && before?.role === 'preflight' && before.response?.status !== 404;
    if (isRouted || !failures.some(({ kind }) => kind === 'origin-missing')) return null;
    return { path: parseUrl(leg.url)?.pathname ?? '' };
  },
};

export const unknownHostStrings: CauseStrings = {
  title: 'No route for {host}',
  what: 'nginx itself answered 404 for {host}{path}: no Ingress rule takes it.',
  why: 'The controller adds CORS headers to the paths of an Ingress only. The page sees a CORS error and not the 404.',
  todo: 'Check host and path of the Ingress’ rules, and the address in the page.',
};
