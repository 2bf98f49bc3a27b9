import { type ReadonlySignal, signal } from '@preact/signals';
import type { Observe } from './ledger.ts';
import type { ExchangeRow, Row } from './rows.ts';
import { isBlocked } from './summary.ts';

/** What the log holds, in numbers. */
export interface Counts {
  readonly requests: number;
  readonly pending: number;
  readonly blocked: number;
  readonly hosts: number;
}

export interface Tally {
  readonly counts: ReadonlySignal<Counts>;
  /** Hears what comes and goes. */
  readonly observe: Observe;
  /** CORS blocked it, and the same request passed later. */
  readonly isFixed: (row: ExchangeRow) => boolean;
}

/** Milliseconds of counting at a time: less than what is left of a frame. */
const SLICE = 4;
/** Rows between two looks at the clock. */
const STRIDE = 4;
/** Milliseconds after which the counting tells how far it is: each time it does, something is drawn. */
const TELLS_AFTER = 250;

const signatureOf = ({ method, url, exchange }: ExchangeRow): string =>
  `${method} ${exchange.pageOrigin} ${url.split('?', 1)[0] ?? ''}`;

/**
 * Counts with each change, never the whole log; many verdicts at once are worked out between the frames.
 * @param prepare what else is to be ready of a row before somebody asks
 */
export function createTally(prepare: (row: ExchangeRow) => void = () => {}): Tally {
  const counts = signal<Counts>({ requests: 0, pending: 0, blocked: 0, hosts: 0 });
  const waiting = new Set<ExchangeRow>();
  const counted = new Map<ExchangeRow, boolean>();
  const hosts = new Map<string, number>();
  // When the latest of the requests that are alike and passed was made.
  const passed = new Map<string, number>();
  let blocked = 0;
  let pending = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let publishedAt = 0;

  function weigh(row: ExchangeRow, by: 1 | -1): void {
    const number = (hosts.get(row.host) ?? 0) + by;
    if (number === 0) hosts.delete(row.host);
    else hosts.set(row.host, number);
    if (counted.get(row) === true) blocked += by;
    if (row.exchange.outcome === 'pending') pending += by;
  }
  function count(row: ExchangeRow): void {
    counted.set(row, isBlocked(row.verdict, row.exchange));
    weigh(row, 1);
    if (row.verdict.result !== 'allowed') return;
    const signature = signatureOf(row);
    passed.set(signature, Math.max(passed.get(signature) ?? 0, row.exchange.startTime));
  }
  function forget(row: ExchangeRow): void {
    if (waiting.delete(row) || !counted.has(row)) return;
    weigh(row, -1);
    counted.delete(row);
    // Each may have an address of its own: what is gone from the log must not stay here.
    const signature = signatureOf(row);
    if (passed.get(signature) === row.exchange.startTime) passed.delete(signature);
  }
  function publish(): void {
    publishedAt = performance.now();
    counts.value = { requests: counted.size + waiting.size, pending, blocked, hosts: hosts.size };
  }
  function work(): void {
    timer = undefined;
    const end = performance.now() + SLICE;
    let done = 0;
    for (const row of waiting) {
      if (++done % STRIDE === 0 && performance.now() > end) break;
      waiting.delete(row);
      count(row);
      prepare(row);
    }
    if (waiting.size > 0) timer ??= setTimeout(work);
    if (waiting.size === 0 || performance.now() > publishedAt + TELLS_AFTER) publish();
  }
  return {
    counts,
    observe(added, removed) {
      // A row that came and went within one message is in both lists.
      for (const row of added) if (isRequest(row)) waiting.add(row);
      for (const row of removed) if (isRequest(row)) forget(row);
      if (counted.size + waiting.size === 0) passed.clear();
      if (timer === undefined) work();
      publish();
    },
    isFixed(row) {
      const later = passed.get(signatureOf(row));
      return later !== undefined && later > row.exchange.startTime && isBlocked(row.verdict, row.exchange);
    },
  };
}

const isRequest = (row: Row): row is ExchangeRow => row.kind === 'exchange';
