import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Message } from '../../core/index.ts';
import { useMedia } from '../kit/use-media.ts';
import { usePhrase } from '../Say.tsx';
import { hostCut, sharedDomain } from '../store/cuts.ts';
import { say } from '../strings.ts';
import { CellButton } from './CellButton.tsx';
import { moved, type Place } from './grid-moves.ts';
import type { Cell } from './matrix.ts';
import styles from './Overview.module.css';

export interface MatrixGridProps {
  /** What the lines are. */
  readonly corner: Message;
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  readonly at: (line: string, column: string) => { host: string; origin: string; cell: Cell | null };
  readonly show: (host: string, origin: string) => void;
}

/**
 * Pixels of the first column, of a name that still says something, and of three upright lines: names that have no room
 * side by side stand upright, in lines beside each other where there is room for that.
 */
const [FIRST, LEAST, THREE_LINES] = [140, 110, 50];

/** A grid of one tab stop; the arrow keys move in it. */
export function MatrixGrid({ corner, lines, columns, at, show }: MatrixGridProps) {
  const t = usePhrase();
  const isWide = useMedia(`(min-width: ${FIRST + LEAST * columns.length}px)`);
  const isRoomy = useMedia(`(min-width: ${FIRST + THREE_LINES * columns.length}px)`);
  const focus = useSignal<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const domains = { lines: sharedDomain(lines), columns: sharedDomain(columns) };
  const last = { row: lines.length - 1, column: columns.length - 1 };
  const stop = { row: Math.min(focus.value.row, last.row), column: Math.min(focus.value.column, last.column) };

  function onKeyDown(event: KeyboardEvent): void {
    const next = moved(stop, event.key, event.ctrlKey || event.metaKey, last);
    if (next === null) return;
    event.preventDefault();
    focus.value = next;
    const buttons = table.current?.querySelectorAll<HTMLElement>('td > button');
    buttons?.[next.row * columns.length + next.column]?.focus();
  }
  return (
    <table
      ref={table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA allows it, and wants it for this pattern
      role="grid"
      class={['table', ...(isWide ? ['lying'] : ['upright', ...(isRoomy ? ['roomy'] : [])])]
        .map((name) => styles[name])
        .join(' ')}
      style={{ '--columns': columns.length, '--longest': Math.max(...lines.map((line) => withoutHttps(line).length)) }}
      aria-label={t(say('overview_label'))}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">{t(corner)}</th>
          {columns.map((column) => (
            <th key={column} scope="col" title={column}>
              <Name name={column} domain={domains.columns} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, row) => (
          <tr key={line}>
            <th scope="row" title={line}>
              <Name name={line} domain={domains.lines} />
            </th>
            {columns.map((name, column) => {
              const { host, origin, cell } = at(line, name);
              return (
                <CellButton
                  key={name}
                  cell={cell}
                  host={host}
                  origin={origin}
                  isTabStop={stop.row === row && stop.column === column}
                  onFocus={() => {
                    focus.value = { row, column };
                  }}
                  show={() => show(host, origin)}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Only a scheme that is another one says something. */
const withoutHttps = (name: string): string => name.replace(/^https:\/\//, '');

/** A host or an origin; where it has no room, the domain that all share gives way first, then the beginning, then the end. */
function Name({ name, domain }: { readonly name: string; readonly domain: string }) {
  const own = withoutHttps(name.slice(0, name.length - domain.length));
  const at = hostCut(own) ?? 0;
  return (
    <span class={styles['name']}>
      {at > 0 && <span class={styles['half']}>{own.slice(0, at)}</span>}
      <span>{own.slice(at)}</span>
      {domain !== '' && <span class={styles['domain']}>{domain}</span>}
    </span>
  );
}
