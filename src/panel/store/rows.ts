import { judge as coreJudge, type Exchange, type Verdict } from '../../core/index.ts';
import type { Entry } from '../../bridge/protocol.ts';
import { keyOf } from '../../bridge/limit.ts';
import { summarise, type Summary } from './summary.ts';

/** What the list shows of one exchange. */
export interface ExchangeRow {
  readonly kind: 'exchange';
  readonly key: string;
  readonly exchange: Exchange;
  readonly verdict: Verdict;
  readonly summary: Summary;
  readonly url: string;
  /** The last segment of the path, as DevTools name requests. */
  readonly name: string;
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

function namesOf(url: string): { readonly name: string; readonly host: string } {
  if (!URL.canParse(url)) return { name: url, host: '' };
  const { host, pathname, search } = new URL(url);
  const segment = pathname.split('/').findLast((part) => part !== '');
  return { name: `${segment ?? host}${pathname.endsWith('/') && segment !== undefined ? '/' : ''}${search}`, host };
}

function exchangeRow(key: string, exchange: Exchange, verdict: Verdict): ExchangeRow {
  const request = exchange.legs.find((leg) => leg.role === 'request') ?? exchange.legs[0];
  const answered = exchange.legs.findLast((leg) => leg.response !== null);
  const url = request?.url ?? '';
  return {
    kind: 'exchange',
    key,
    exchange,
    verdict,
    summary: summarise(verdict, exchange),
    url,
    ...namesOf(url),
    method: request?.method ?? '',
    preflighted: exchange.legs.some((leg) => leg.role === 'preflight'),
    status: answered?.response ? { code: answered.response.status, ofPreflight: answered.role === 'preflight' } : null,
  };
}

/** Makes rows of entries, each once: an entry that did not change keeps its row. */
export function createRowMaker(judge: (exchange: Exchange) => Verdict): (entry: Entry) => Row {
  const known = new WeakMap<Entry, Row>();
  return (entry) => {
    const found = known.get(entry);
    if (found !== undefined) return found;
    const key = keyOf(entry);
    const row: Row =
      entry.kind === 'navigation'
        ? { kind: 'navigation', key, url: entry.url }
        : exchangeRow(key, entry.exchange, judge(entry.exchange));
    known.set(entry, row);
    return row;
  };
}
