import { judge as coreJudge, type Exchange, type Leg, type Verdict } from '../../core/index.ts';
import type { Entry } from '../../bridge/protocol.ts';
import { keyOf } from '../../bridge/limit.ts';
import { summarise, type Summary } from './summary.ts';

/** What the list shows of one exchange. Whatever has to be worked out is worked out when it is first asked for. */
export interface ExchangeRow {
  readonly kind: 'exchange';
  readonly key: string;
  readonly exchange: Exchange;
  readonly verdict: Verdict;
  readonly summary: Summary;
  readonly url: string;
  /** The last segment of the path, as DevTools name requests. */
  readonly name: string;
  /** The path before the name. */
  readonly folder: string;
  readonly method: string;
  readonly preflighted: boolean;
  /** Status of the last response, and whether it was a preflight's; `null` when none came. */
  readonly status: { readonly code: number; readonly ofPreflight: boolean } | null;
  readonly host: string;
}

interface NavigationRow {
  readonly kind: 'navigation';
  readonly key: string;
  readonly url: string;
}

/** A line of the log. */
export type Row = ExchangeRow | NavigationRow;

/** The verdict of an exchange, computed when first asked for; a changed exchange is another object. */
export function createJudge(judge: (exchange: Exchange) => Verdict = coreJudge): (exchange: Exchange) => Verdict {
  const known = new WeakMap<Exchange, Verdict>();
  return (exchange) => {
    const found = known.get(exchange);
    if (found !== undefined) return found;
    const verdict = judge(exchange);
    known.set(exchange, verdict);
    return verdict;
  };
}

interface Place {
  readonly name: string;
  readonly folder: string;
  readonly host: string;
}

/** How DevTools name a URL. */
export function placeOf(url: string): Place {
  if (!URL.canParse(url)) return { name: url, folder: '', host: '' };
  const { host, pathname, search } = new URL(url);
  const end = pathname.endsWith('/') ? '/' : '';
  const [segment, ...before] = pathname
    .split('/')
    .filter((part) => part !== '')
    .toReversed();
  const folder = before.length === 0 ? '/' : `/${before.toReversed().join('/')}/`;
  return { name: `${segment ?? host}${segment === undefined ? '' : end}${search}`, folder, host };
}

const requestOf = ({ legs }: Exchange): Leg | undefined => legs.find(({ role }) => role === 'request') ?? legs[0];

/** 10,000 of them are made at once: a class has its getters on the prototype. */
class RequestRow implements ExchangeRow {
  readonly kind = 'exchange';
  readonly key: string;
  readonly exchange: Exchange;
  readonly #judge: (exchange: Exchange) => Verdict;
  #request: Leg | undefined;
  #verdict: Verdict | undefined;
  #place: Place | undefined;
  #summary: Summary | undefined;

  constructor(key: string, exchange: Exchange, judge: (exchange: Exchange) => Verdict) {
    this.key = key;
    this.exchange = exchange;
    this.#judge = judge;
  }
  get verdict(): Verdict {
    return (this.#verdict ??= this.#judge(this.exchange));
  }
  get summary(): Summary {
    return (this.#summary ??= summarise(this.verdict, this.exchange));
  }
  get url(): string {
    return (this.#request ??= requestOf(this.exchange))?.url ?? '';
  }
  get method(): string {
    return (this.#request ??= requestOf(this.exchange))?.method ?? '';
  }
  get name(): string {
    return (this.#place ??= placeOf(this.url)).name;
  }
  get folder(): string {
    return (this.#place ??= placeOf(this.url)).folder;
  }
  get host(): string {
    return (this.#place ??= placeOf(this.url)).host;
  }
  get preflighted(): boolean {
    return this.exchange.legs.some((leg) => leg.role === 'preflight');
  }
  get status(): ExchangeRow['status'] {
    const leg = this.exchange.legs.findLast(({ response }) => response !== null);
    return leg?.response ? { code: leg.response.status, ofPreflight: leg.role === 'preflight' } : null;
  }
}

/** Makes the row of an entry. */
export const createRowMaker =
  (judge: (exchange: Exchange) => Verdict) =>
  (entry: Entry): Row => {
    const key = keyOf(entry);
    return entry.kind === 'navigation'
      ? { kind: 'navigation', key, url: entry.url }
      : new RequestRow(key, entry.exchange, judge);
  };
