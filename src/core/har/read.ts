import type { Browser, Exchange, HeaderLines, Leg, Outcome } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { redirectTarget } from '../http/status.ts';
import { credentialsOf, modeOf } from '../recording/evidence.ts';
import { type HarEntry, type HarHeader, type HarLog, parseHar } from './shape.ts';

/**
 * A HAR file, as a browser exports it, as exchanges in the order of their start: preflights joined to their requests,
 * redirects to their first hop. Throws `NotHar` (shape.ts) when the text is none. A HAR that was exported without
 * sensitive data has no cookies, so that more verdicts are ambiguous than in a live capture.
 */
export function readHar(text: string): readonly Exchange[] {
  const log = parseHar(text);
  const entries = log.entries.filter(({ url }) => /^https?:/i.test(url)).toSorted((a, b) => a.started - b.started);
  const preflights = new Set(entries.filter(isPreflight));
  const open = entries.filter((entry) => !preflights.has(entry));
  const chains = chainsOf(open);
  const browser = browserOf(log.creator);
  return chains.map((chain, index) => exchangeOf(`har-${index + 1}`, chain, preflights, log, browser));
}

function isPreflight({ type, method, requestHeaders }: HarEntry): boolean {
  return (
    type === 'preflight' || (method === 'OPTIONS' && value(requestHeaders, 'access-control-request-method') !== null)
  );
}

/** Follows each redirect to the first later entry of its target that nothing else leads to. */
function chainsOf(entries: readonly HarEntry[]): readonly (readonly HarEntry[])[] {
  const byUrl = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    const same = byUrl.get(plain(entry.url));
    if (same === undefined) byUrl.set(plain(entry.url), [entry]);
    else same.push(entry);
  }
  const followed = new Set<HarEntry>();
  const chains: HarEntry[][] = [];
  for (const first of entries) {
    if (followed.has(first)) continue;
    const chain = [first];
    for (let next = targetOf(first, byUrl, followed); next !== undefined; next = targetOf(next, byUrl, followed)) {
      followed.add(next);
      chain.push(next);
    }
    chains.push(chain);
  }
  return chains;
}

function targetOf(
  entry: HarEntry,
  byUrl: ReadonlyMap<string, readonly HarEntry[]>,
  followed: ReadonlySet<HarEntry>,
): HarEntry | undefined {
  const response = responseOf(entry);
  const target = response === null || entry.error !== '' ? null : redirectTarget(response, entry.url);
  if (target === null) return undefined;
  return byUrl
    .get(plain(target.href))
    ?.find((next) => next !== entry && next.started >= entry.started && !followed.has(next));
}

function exchangeOf(
  id: string,
  chain: readonly HarEntry[],
  preflights: Set<HarEntry>,
  log: HarLog,
  browser: Browser,
): Exchange {
  const legs = chain.flatMap((entry): readonly Leg[] => {
    const preflight = takePreflight(entry, preflights);
    const request = legOf('request', entry, preflight !== undefined && entry.status === 0);
    return preflight === undefined ? [request] : [legOf('preflight', preflight, false), request];
  });
  const [first] = chain;
  const last = chain.at(-1);
  const pageOrigin = originAsking(legs, first, log);
  const type = typeOf(first, legs);
  const seen = { type, pageOrigin, legs };
  return {
    id,
    browser,
    pageOrigin,
    resourceType: type,
    mode: modeOf(seen),
    credentials: credentialsOf(seen),
    legs,
    outcome: outcomeOf(last, browser),
    startTime: first?.started ?? 0,
    duration: last === undefined || first === undefined ? null : last.started + last.time - first.started,
  };
}

/** The nearest preflight in time of the same URL that asks for this method; it then belongs to this request. */
function takePreflight(entry: HarEntry, preflights: Set<HarEntry>): HarEntry | undefined {
  let nearest: HarEntry | undefined;
  for (const preflight of preflights) {
    if (plain(preflight.url) !== plain(entry.url)) continue;
    const asked = value(preflight.requestHeaders, 'access-control-request-method');
    if (asked !== null && asked !== entry.method) continue;
    const distance = Math.abs(preflight.started - entry.started);
    if (nearest === undefined || distance < Math.abs(nearest.started - entry.started)) nearest = preflight;
  }
  if (nearest !== undefined) preflights.delete(nearest);
  return nearest;
}

function legOf(role: Leg['role'], entry: HarEntry, neverSent: boolean): Leg {
  return {
    role,
    url: plain(entry.url),
    method: entry.method,
    requestHeaders: neverSent ? null : linesOf(entry.requestHeaders),
    response: responseOf(entry),
    error: entry.error === '' ? null : entry.error,
  };
}

function responseOf({ status, responseHeaders, fromCache }: HarEntry): Leg['response'] {
  return status === 0 ? null : { status, headers: linesOf(responseHeaders), fromCache };
}

/** Who asked: the Origin sent, else the Referer's, else the page's own URL. */
function originAsking(legs: readonly Leg[], first: HarEntry | undefined, log: HarLog): string {
  for (const { requestHeaders } of legs) {
    const origin = requestHeaders === null ? null : combined(requestHeaders, 'origin');
    if (origin !== null) return origin;
  }
  const referer = first === undefined ? null : value(first.requestHeaders, 'referer');
  return originOf(referer ?? log.pages.get(first?.pageref ?? '') ?? first?.url ?? '');
}

const WEB_REQUEST_TYPES: Readonly<Record<string, string>> = {
  document: 'main_frame',
  eventsource: 'xmlhttprequest',
  fetch: 'xmlhttprequest',
  xhr: 'xmlhttprequest',
};

/** webRequest's name for Chromium's resource type; without one, a request with an Origin is taken for a fetch. */
function typeOf(first: HarEntry | undefined, legs: readonly Leg[]): string {
  const type = first?.type ?? '';
  if (type !== '') return WEB_REQUEST_TYPES[type] ?? type;
  const asks = legs.some(
    ({ requestHeaders }) => requestHeaders !== null && combined(requestHeaders, 'origin') !== null,
  );
  return asks ? 'xmlhttprequest' : 'other';
}

function outcomeOf(last: HarEntry | undefined, browser: Browser): Outcome {
  if (last === undefined) return 'unknown';
  if (last.error !== '') return last.error === 'net::ERR_ABORTED' ? 'unknown' : 'blocked';
  // Firefox and Safari write a blocked response like any other.
  return last.status === 0 || browser !== 'chromium' ? 'unknown' : 'allowed';
}

function browserOf(creator: string): Browser {
  if (/firefox/i.test(creator)) return 'firefox';
  return /webkit|safari/i.test(creator) ? 'webkit' : 'chromium';
}

const plain = (url: string): string => url.split('#', 1)[0] ?? url;
const linesOf = (headers: readonly HarHeader[]): HeaderLines => headers.map((header) => [header.name, header.value]);
const value = (headers: readonly HarHeader[], name: string): string | null => combined(linesOf(headers), name);
