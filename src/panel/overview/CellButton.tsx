import { Icon } from '../kit/Icon.tsx';
import { toneIcon } from '../log/tone-icon.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import type { Cell } from './matrix.ts';
import styles from './Overview.module.css';

export interface CellButtonProps {
  readonly cell: Cell | null;
  readonly host: string;
  readonly origin: string;
  /** The one cell of the grid that the Tab key stops at. */
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly show: () => void;
}

/** The requests of one origin to one host, by sign, number and colour; the list of them is a click away. */
export function CellButton({ cell, host, origin, isTabStop, onFocus, show }: CellButtonProps) {
  const t = usePhrase();
  const title = cell === null ? say('overview_none', { origin, host }) : titleOf(cell);
  return (
    <td class={cell === null ? undefined : styles[cell.tone]}>
      <button
        type="button"
        class={styles['cell']}
        data-testid="overview-cell"
        data-tone={cell?.tone}
        tabIndex={isTabStop ? 0 : -1}
        aria-disabled={cell === null}
        title={t(title)}
        onFocus={onFocus}
        onClick={() => {
          if (cell !== null) show();
        }}
      >
        <span class="unseen">{t(title)}</span>
        {cell !== null && <Icon name={toneIcon(cell.tone)} />}
        {cell !== null && <span aria-hidden="true">{numberOf(cell)}</span>}
      </button>
    </td>
  );
}

/** Of what went wrong, how much of all; of what went well all. */
const numberOf = ({ tone, worst, total }: Cell): string =>
  (tone === 'bad' || tone === 'doubt') && worst < total ? `${worst}/${total}` : String(total);

function titleOf({ tone, worst, total, host, origin }: Cell) {
  const values = { worst: String(worst), host, origin, count: String(total) };
  switch (tone) {
    case 'bad':
      return say('overview_bad', values);
    case 'doubt':
      return say('overview_doubt', values);
    case 'hint':
    case 'good':
      return say('overview_good', values);
    case 'quiet':
      return say('overview_quiet', values);
  }
}
