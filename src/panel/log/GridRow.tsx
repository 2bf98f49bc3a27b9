import { phrase } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { type Panel, usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import type { Column } from '../store/columns.ts';
import { hostCut, sentenceCut } from '../store/cuts.ts';
import { isFoldable, type LegLine, type Line } from '../store/lines.ts';
import { type ExchangeRow, placeOf } from '../store/rows.ts';
import { stops } from '../store/summary.ts';
import { say } from '../strings.ts';
import styles from './Grid.module.css';
import { toneIcon } from './tone-icon.ts';

/** Height of a row and of the header in pixels, the same as in Grid.module.css and in DevTools. */
export const ROW_HEIGHT = 21;

export interface GridRowProps {
  readonly line: Line;
  /** From 0, in the whole list. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly shown: readonly Column[];
}

/** One line of the list: a request, a leg of it, or the mark of a navigation. The grid hears mouse and keys. */
export function GridRow({ line, index, isSelected, shown }: GridRowProps) {
  const panel = usePanel();
  const t = usePhrase();
  const place = {
    id: `row-${line.key}`,
    role: 'row' as const,
    'data-key': line.key,
    'aria-rowindex': index + 2,
    'aria-level': line.kind === 'leg' ? 2 : 1,
    'aria-selected': isSelected,
    style: { transform: `translateY(${index * ROW_HEIGHT}px)` },
  };
  switch (line.kind) {
    case 'navigation':
      return (
        <div {...place} class={`${styles['row']} ${styles['navigation']}`} data-testid="navigation">
          <span role="gridcell" aria-colspan={shown.length}>
            {t(say('navigation', { url: line.url }))}
          </span>
        </div>
      );
    case 'leg':
      return (
        <div {...place} class={`${styles['row']} ${styles['quiet']}`} data-testid="leg" data-url={line.leg.url}>
          {shown.map((column) => (
            <LegCell key={column} line={line} column={column} shown={shown} />
          ))}
        </div>
      );
    case 'exchange': {
      const isOut = panel.view.expanded.value.has(line.key);
      const fold = isFoldable(line) ? { 'aria-expanded': isOut } : {};
      return (
        <div {...place} {...factsOf(line)} {...fold} class={`${styles['row']} ${styles[line.summary.tone]}`}>
          {cellsOf(line, shown, panel, isOut)}
        </div>
      );
    }
  }
}

/** What whoever reads the list by machine is told. */
function factsOf(row: ExchangeRow) {
  const found = stops(row.verdict);
  return {
    'data-testid': 'row',
    'data-url': row.url,
    'data-result': row.verdict.result,
    'data-rule': found.map(({ rule }) => rule).join(' '),
    'data-chromium': found.map(({ chromium }) => chromium).join(' '),
    'data-cause': row.verdict.cause?.id ?? '',
    'data-outcome': row.exchange.outcome,
  };
}

/** The cells of a request, which are no components: those of a screenful would take longer than what stands in them. */
function cellsOf(row: ExchangeRow, shown: readonly Column[], { view, lookup }: Panel, isOut: boolean) {
  const { tone } = row.summary;
  return shown.map((column) => {
    const text = view.text.of(row, column);
    if (column !== 'name') {
      const halves = halvesOf(row, column, text, shown);
      return (
        <span key={column} role="gridcell" class={halves === null ? styles[column] : styles['cut']}>
          {halves ?? text}
        </span>
      );
    }
    return (
      <span key={column} role="gridcell" class={styles['name']}>
        <span aria-hidden class={styles['fold']} {...(isFoldable(row) ? { 'data-fold': true } : {})}>
          {isFoldable(row) && <Icon name={isOut ? 'open' : 'closed'} />}
        </span>
        <Icon name={toneIcon(tone)} label={phrase(say(`tone_${tone}`), lookup)} />
        <span class={styles['text']}>{text}</span>
        {!shown.includes('route') && whereOf(row, shown)}
      </span>
    );
  });
}

/** What tells rows of one name apart where the list has no room for the columns that do. */
function whereOf({ method, host, folder }: ExchangeRow, shown: readonly Column[]) {
  const before = shown.includes('method') ? '' : `${method} `;
  const at = hostCut(host);
  const text = `${before}${host}${folder}`;
  return at === null ? (
    <span class={styles['where']}>{text}</span>
  ) : (
    <span class={`${styles['where']} ${styles['cut']}`}>{halves(text, before.length + at)}</span>
  );
}

/** Characters for which the column has room in most places. */
const SHORT = 40;

/** A cell in parts of which the first ones give way first; `null` where it may be cut at its end. */
function halvesOf({ host, exchange }: ExchangeRow, column: Column, text: string, shown: readonly Column[]) {
  const at = column === 'route' ? hostCut(host) : null;
  if (column === 'route' && text.length > SHORT) {
    const { pageOrigin } = exchange;
    const rest = text.slice(pageOrigin.length);
    return (
      <>
        <span class={styles['from']}>{pageOrigin}</span>
        {halves(rest, at === null ? rest.length : rest.length - host.length + at)}
      </>
    );
  }
  const end = column === 'verdict' && !shown.includes('route') ? sentenceCut(text) : null;
  return end === null ? null : halves(text, end);
}

const halves = (text: string, at: number) => (
  <>
    <span class={styles['half']}>{text.slice(0, at)}</span>
    <span>{text.slice(at)}</span>
  </>
);

interface LegCellProps {
  readonly line: LegLine;
  readonly column: Column;
  readonly shown: readonly Column[];
}

/** A leg says what is its own; the verdict stands in the row above it. */
function LegCell({ line, column, shown }: LegCellProps) {
  const t = usePhrase();
  const { leg, isRedirect } = line;
  const { name, host } = placeOf(leg.url);
  const status = leg.response?.status ?? leg.error ?? '';
  function text(): string | number {
    switch (column) {
      case 'name':
        return name;
      case 'method':
        return leg.method;
      case 'status':
        return status;
      case 'verdict':
        if (leg.role === 'preflight') return t(say('leg_preflight'));
        return t(say(isRedirect ? 'leg_redirected' : 'leg_request'));
      case 'route':
        return host;
      case 'fix':
      case 'time':
        return '\u{a0}';
    }
  }
  if (column !== 'name') return <span role="gridcell">{text()}</span>;
  return (
    <span role="gridcell" class={`${styles['name']} ${styles['leg']}`}>
      <Icon name="here" />
      <span class={styles['text']}>{text()}</span>
      {!shown.includes('method') && <span class={styles['where']}>{`${leg.method} ${status}`}</span>}
    </span>
  );
}
