import type { Leg } from '../exchange.ts';
import { brokenLocation, redirectTarget } from '../http/status.ts';
import type { CauseRule, CauseStrings, Ending } from './types.ts';

const TOO_MANY = /^(?:net::ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP)$/;
const SCHEME = /^net::ERR_(?:INVALID_REDIRECT|UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME|DISALLOWED_URL_SCHEME)$/;

/** The CORS check of the redirect passed, and the browser still did not follow it. */
export const redirectRefused: CauseRule = {
  id: 'redirect-refused',
  errors: new RegExp(`${TOO_MANY.source}|${SCHEME.source}`),
  firefox: ['CORSRequestNotHttp'],
  evidence: (ending) => {
    const { leg, failures, exchange, index } = ending;
    const broken = brokenOf(leg) ?? brokenOf(exchange.legs[index - 1]);
    if (broken !== null && leg.error !== null) return { location: broken, why: 'address', todo: 'address' };
    const target = leg.response === null ? null : redirectTarget(leg.response, leg.url);
    if (target === null || leg.error === null || failures.length > 0) return null;
    const reason = reasonOf(ending, target);
    return { location: target.href, ...(reason === null ? {} : { why: reason, todo: reason }) };
  },
};

export const redirectRefusedStrings: CauseStrings = {
  title: 'The redirect was not followed',
  what: '{host} redirects to {location}, and the browser did not follow.',
  why: 'The request forbids redirects, or Content Security Policy or mixed content forbids it. No event tells which.',
  todo: 'Call {location} directly, and look for a Content Security Policy or mixed-content message in the console.',
  why_loop: 'A browser follows 20 redirects, and no more.',
  todo_loop: 'Find the loop at {host}: often http and https, or two paths, send to each other.',
  why_scheme: 'A CORS request may be redirected to http and https only.',
  todo_scheme: 'Have {host} redirect to an http(s) address.',
  why_address: 'The Location of the redirect is no address.',
  todo_address: 'Have {host} name a valid address, or answer without a redirect.',
  why_mode: 'The page asked for it: redirect: "error".',
  todo_mode: 'Call {location} directly, or leave redirect: "error" out.',
};

const brokenOf = (leg: Leg | undefined): string | null =>
  leg?.response == null ? null : brokenLocation(leg.response, leg.url);

function reasonOf({ exchange, error }: Ending, target: URL): 'loop' | 'scheme' | 'mode' | null {
  if (error !== null && TOO_MANY.test(error)) return 'loop';
  if (!target.protocol.startsWith('http')) return 'scheme';
  return exchange.redirectMode === 'error' ? 'mode' : null;
}
