// Requests that are alike get the same verdict: what it depends on, as one text.
import type { HeaderLines } from '../exchange.ts';
import { isRedirect } from '../http/status.ts';
import { credentialsOf, type Member } from './member.ts';
import { isCovered, type Site } from './site.ts';

/**
 * All that the simulated verdict on the only hop of an exchange depends on.
 * @param byPath whether requests for different paths may get different answers
 * @returns `null` where it depends on more: at a redirect, or with a line break in a text, which only a file brings
 */
export function shapeOf(site: Site, hop: Member, byPath: boolean): string | null {
  const { exchange, method, headers, origin, preflight, request, url } = hop;
  const [first, second] = [preflight?.leg, request?.leg];
  const [asked, answered] = [first?.response?.status ?? 0, second?.response?.status ?? 0];
  if (isRedirect(asked) || isRedirect(answered)) return null;
  const covered = isCovered(site, hop);
  const { browser, pageOrigin, mode, credentials } = exchange;
  const { protocol, pathname } = url;
  const shape = new Shape();
  shape.add(`${browser} ${mode} ${credentials} ${credentialsOf(hop)} ${covered} ${asked} ${answered} ${protocol}`);
  shape.add(pageOrigin);
  shape.add(origin);
  shape.add(method);
  shape.add(second?.method ?? '');
  if (byPath) shape.add(pathname);
  shape.add(headers.join());
  for (const leg of [first, second]) {
    shape.addLines(leg === undefined ? undefined : leg.requestHeaders, ASKED);
    shape.addLines(leg?.response?.headers, covered ? LET_THROUGH : HANDED_ON);
  }
  return shape.text;
}

/** What the simulation may hand on of an answer, and a verdict looks at. */
const HANDED_ON = /^access-control-|^location$/i;

/** What a block without credentials lets through. */
const LET_THROUGH = /^access-control-allow-credentials$/i;

/** What a verdict looks at of a request: whether it was sent, and what its preflight asks for. */
const ASKED = /^(?:access-control-|origin$)/i;

class Shape {
  private whole = '';
  private isBroken = false;

  get text(): string | null {
    return this.isBroken ? null : this.whole;
  }

  add(text: string): void {
    if (text.includes('\n')) this.isBroken = true;
    this.whole += `${text}\n`;
  }

  /** @param headers `null`: it was not sent; `undefined`: there is none */
  addLines(headers: HeaderLines | null | undefined, wanted: RegExp): void {
    for (const [name, value] of headers ?? []) {
      if (!wanted.test(name)) continue;
      this.add(name);
      this.add(value);
    }
    // An empty line ends a list, for no header has an empty name.
    this.whole += headers === undefined ? '-\n\n' : headers === null ? '0\n\n' : '\n';
  }
}
