/** A place in a grid; row and column count from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows of a leap with PageUp and PageDown. */
const PAGE = 8;

const MOVES: Readonly<Record<string, (at: Place, last: Place) => Place>> = {
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
};

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/**
 * Where a key leads in a grid (WAI-ARIA, grid pattern): it stops at the edges. `null`: the key is none of the grid's.
 * @param whole Ctrl is down: Home and End go to the first and last row, too
 */
export function moved(at: Place, key: string, whole: boolean, last: Place): Place | null {
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  if (move === undefined) return null;
  const { row, column } = move(at, last);
  const edge = key === 'Home' ? 0 : last.row;
  const ends = whole && (key === 'Home' || key === 'End');
  return { row: within(ends ? edge : row, last.row), column: within(column, last.column) };
}
