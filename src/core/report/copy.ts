// One request as a text to paste: redacted like a report, and quoted so that nothing in it is more than a value.
import { shellQuoted } from '../dialects/shell.ts';
import type { Exchange, HeaderLines, Leg } from '../exchange.ts';
import { redactHeader, redactUrl } from './redact.ts';
import { visible } from './visible.ts';

/** What browsers set themselves (Fetch, "forbidden request-header"), or send with every request. */
const BROWSERS_OWN =
  /^(?:accept-(?:charset|encoding|language)|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|priority|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade(?:-insecure-requests)?|user-agent|via)$/i;

const ASKED = /^access-control-request-headers$/i;

const requestOf = ({ legs }: Exchange): Leg | undefined => legs.find(({ role }) => role === 'request') ?? legs[0];

/** Of a request that was never sent its preflight names the headers, without their values. */
const UNSEEN = '…';

/** The headers that the page itself set, as far as they were seen. */
function ownHeaders({ legs }: Exchange, { requestHeaders }: Leg): HeaderLines {
  const named = legs.flatMap((leg) => leg.requestHeaders ?? []).filter(([name]) => ASKED.test(name));
  const asked = named.flatMap(([, list]) => list.split(','));
  return (requestHeaders ?? asked.map((name) => [name.trim(), UNSEEN] as const))
    .filter(([name, value]) => !BROWSERS_OWN.test(name) && !(/^accept$/i.test(name) && value === '*/*'))
    .map(([name, value]) => [name, redactHeader(name, value)] as const);
}

/** The request's URL without secrets; empty where no request is known. */
export const urlOf = (exchange: Exchange): string => visible(redactUrl(requestOf(exchange)?.url ?? ''));

/** A string of JavaScript, also within HTML; what does not show is written out. */
const scriptQuoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[<\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** The call of `fetch()` that makes the request again; its body is not recorded. */
export function asFetch(exchange: Exchange): string {
  const request = requestOf(exchange);
  if (request === undefined) return '';
  const headers = ownHeaders(exchange, request).map(
    ([name, value]) => `    ${scriptQuoted(name)}: ${scriptQuoted(value)},`,
  );
  const lines = [
    `  method: ${scriptQuoted(request.method)},`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers, '  },']),
    ...(exchange.mode === 'unknown' || exchange.mode === 'navigate' ? [] : [`  mode: ${scriptQuoted(exchange.mode)},`]),
    ...(exchange.credentials === 'unknown' ? [] : [`  credentials: ${scriptQuoted(exchange.credentials)},`]),
  ];
  return [`fetch(${scriptQuoted(redactUrl(request.url))}, {`, ...lines, '});'].join('\n');
}

/** The preflight, where there was one, and the request, each as a `curl` command that shows the answer's headers. */
export function asCurl(exchange: Exchange): string {
  const request = requestOf(exchange);
  if (request === undefined) return '';
  const origin: readonly [string, string] = ['Origin', exchange.pageOrigin];
  const preflight = exchange.legs.find(({ role }) => role === 'preflight');
  const asked = (preflight?.requestHeaders ?? []).filter(([name]) => /^access-control-request-/i.test(name));
  return [
    ...(preflight === undefined ? [] : [command('OPTIONS', preflight.url, [origin, ...asked])]),
    command(request.method, request.url, [origin, ...ownHeaders(exchange, request)]),
  ].join('\n');
}

const VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['GET', []],
  ['HEAD', ['-I']],
]);

function command(method: string, url: string, headers: HeaderLines): string {
  const verb = VERBS.get(method) ?? ['-X', shellQuoted(visible(method))];
  const lines = headers.map(([name, value]) => `-H ${shellQuoted(visible(`${name}: ${value}`))}`);
  return ['curl -i -g', ...verb, shellQuoted(visible(redactUrl(url))), ...lines].join(' ');
}
