// What blocks what: the requests of the log by the host they went to and the origin they came from.
import type { ExchangeRow, Row } from '../store/rows.ts';
import type { Tone } from '../store/summary.ts';

/** The requests of one origin to one host. */
export interface Cell {
  readonly origin: string;
  readonly host: string;
  /** Of the worst request. */
  readonly tone: Tone;
  /** Requests that are as bad as that. */
  readonly worst: number;
  readonly total: number;
}

export interface Matrix {
  /** Those with the most blocked requests first, then by name. */
  readonly origins: readonly string[];
  readonly hosts: readonly string[];
  /** `null` where the origin never called the host. */
  readonly at: (host: string, origin: string) => Cell | null;
}

/** The worst first. */
const ORDER: readonly Tone[] = ['bad', 'doubt', 'hint', 'good', 'quiet'];

const keyOf = (host: string, origin: string): string => `${host} ${origin}`;

/** @param rows those of the log; what is no request is passed over */
export function matrixOf(rows: readonly Row[]): Matrix {
  const cells = new Map<string, Cell>();
  const [origins, hosts] = [new Map<string, number>(), new Map<string, number>()];
  for (const row of rows) {
    if (row.kind !== 'exchange') continue;
    const { origin, host, tone } = placeOf(row);
    const key = keyOf(host, origin);
    cells.set(key, joined(cells.get(key), { origin, host, tone, worst: 1, total: 1 }));
    const bad = tone === 'bad' ? 1 : 0;
    origins.set(origin, (origins.get(origin) ?? 0) + bad);
    hosts.set(host, (hosts.get(host) ?? 0) + bad);
  }
  return {
    origins: ranked(origins),
    hosts: ranked(hosts),
    at: (host, origin) => cells.get(keyOf(host, origin)) ?? null,
  };
}

const placeOf = ({ exchange, host, summary }: ExchangeRow) => ({
  origin: exchange.pageOrigin,
  host,
  tone: summary.tone,
});

function joined(known: Cell | undefined, { tone, ...place }: Cell): Cell {
  if (known === undefined) return { ...place, tone };
  const total = known.total + 1;
  if (known.tone === tone) return { ...known, worst: known.worst + 1, total };
  return ORDER.indexOf(tone) < ORDER.indexOf(known.tone) ? { ...place, tone, worst: 1, total } : { ...known, total };
}

const ranked = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].toSorted(([a, bad], [b, worse]) => worse - bad || (a < b ? -1 : 1)).map(([name]) => name);
