import { Icon } from '../kit/Icon.tsx';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow, Row } from '../store/rows.ts';
import { stops } from '../store/summary.ts';
import { say } from '../strings.ts';
import styles from './Grid.module.css';
import { toneIcon } from './tone-icon.ts';
import type { Message } from '../../core/index.ts';

export interface RequestRowProps {
  readonly row: Row;
  /** From 0, in the whole list. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly selected: boolean;
}

/** One line of the list: a request, or the mark of a navigation in a log that is kept. The grid hears mouse and keys. */
export function RequestRow({ row, index, top, selected }: RequestRowProps) {
  const t = usePhrase();
  const place = {
    id: `row-${row.key}`,
    role: 'row' as const,
    'data-key': row.key,
    'aria-rowindex': index + 2,
    'aria-selected': selected,
    style: { transform: `translateY(${top}px)` },
  };
  if (row.kind === 'navigation') {
    return (
      <div {...place} class={`${styles['row']} ${styles['navigation']}`} data-testid="navigation">
        <span role="gridcell">{t(say('navigation', { url: row.url }))}</span>
      </div>
    );
  }
  const found = stops(row.verdict);
  return (
    <div
      {...place}
      class={`${styles['row']} ${styles[row.summary.tone]}`}
      data-testid="row"
      data-url={row.url}
      data-result={row.verdict.result}
      data-rule={found.map(({ rule }) => rule).join(' ')}
      data-chromium={found.map(({ chromium }) => chromium).join(' ')}
      data-cause={row.verdict.cause?.id ?? ''}
      data-outcome={row.exchange.outcome}
    >
      <Cells row={row} />
    </div>
  );
}

function Cells({ row }: { readonly row: ExchangeRow }) {
  const t = usePhrase();
  const verdict = verdictText(row, t);
  const route = `${row.exchange.pageOrigin} → ${row.host}`;
  return (
    <>
      <span role="gridcell" class={styles['name']} title={row.url}>
        <Icon name={toneIcon(row.summary.tone)} label={t(say(`tone_${row.summary.tone}`))} />
        <span class={styles['text']}>{row.name}</span>
      </span>
      <span role="gridcell" class={styles['method']}>
        {row.preflighted ? t(say('method_with_preflight', { method: row.method })) : row.method}
      </span>
      <span role="gridcell" class={styles['status']}>
        {t(statusText(row))}
      </span>
      <span role="gridcell" class={styles['verdict']} title={verdict}>
        {verdict}
      </span>
      <span role="gridcell" class={styles['route']} title={route}>
        {route}
      </span>
    </>
  );
}

function verdictText({ summary }: ExchangeRow, t: (message: Message) => string): string {
  const titles = summary.titles.map(t);
  return titles.length > 1 ? t(say('verdict_either', { titles: titles.join(' / ') })) : (titles[0] ?? '');
}

function statusText({ status, exchange }: ExchangeRow): Message {
  if (status === null) return say(exchange.outcome === 'pending' ? 'status_pending' : 'status_failed');
  const code = String(status.code);
  return status.ofPreflight ? say('status_of_preflight', { code }) : say('status_code', { code });
}
