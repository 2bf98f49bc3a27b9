// A text edited in a few places, as the lines that go and the lines that come.

/** Characters `start` up to `end` give way to `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface DiffLine {
  /** `gap`: unchanged lines that are left out stand here. */
  readonly kind: 'same' | 'removed' | 'added' | 'gap';
  readonly text: string;
}

/** Unchanged lines that are shown around a change. */
const CONTEXT = 3;

/** The text with the edits made. They must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let from = 0;
  let result = '';
  for (const { start, end, text: put } of inOrder(edits)) {
    result += text.slice(from, start) + put;
    from = end;
  }
  return result + text.slice(from);
}

/** The changed lines, with some of those around them. */
export function diffOf(text: string, edits: readonly Edit[]): readonly DiffLine[] {
  const starts = lineStarts(text);
  const found: DiffLine[] = [];
  let shown = 0;
  for (const { first, last, edits: own } of groupsOf(edits, starts)) {
    const [from, to] = [starts[first] ?? 0, starts[last + 1] ?? text.length];
    const moved = own.map(({ start, end, text: put }) => ({ start: start - from, end: end - from, text: put }));
    const chunk = text.slice(from, to);
    const before = Math.max(shown, first - CONTEXT);
    if (before > shown) found.push({ kind: 'gap', text: '' });
    found.push(...sameLines(text.slice(starts[before], from)));
    found.push(...changedLines(linesOf(chunk), linesOf(edited(chunk, moved))));
    shown = last + 1;
  }
  return closed(found, text, starts, shown);
}

/** The unchanged lines behind the last change; those before the next one are that one's. */
function closed(
  found: readonly DiffLine[],
  text: string,
  starts: readonly number[],
  shown: number,
): readonly DiffLine[] {
  if (found.length === 0) return [];
  const last = Math.min(starts.length, shown + CONTEXT);
  const tail = sameLines(text.slice(starts[shown] ?? text.length, starts[last] ?? text.length));
  return [...found, ...tail, ...(last < starts.length ? [{ kind: 'gap', text: '' } as const] : [])];
}

interface Group {
  readonly first: number;
  last: number;
  readonly edits: Edit[];
}

/** Edits whose lines with their context touch belong together. */
function groupsOf(edits: readonly Edit[], starts: readonly number[]): readonly Group[] {
  const groups: Group[] = [];
  for (const edit of inOrder(edits)) {
    const [first, last] = [lineAt(starts, edit.start), lineAt(starts, edit.end)];
    const open = groups.at(-1);
    if (open !== undefined && first <= open.last + 2 * CONTEXT) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups;
}

/** The shortest way from one run of lines to the other: longest common subsequence. The runs are a few lines long. */
function changedLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(before, after);
  const found: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, put] = [before[i], after[j]];
    if (old !== undefined && old === put) {
      found.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? -1)) {
      found.push({ kind: 'removed', text: old });
      i += 1;
    } else if (put !== undefined) {
      found.push({ kind: 'added', text: put });
      j += 1;
    }
  }
  return found;
}

function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table: number[][] = Array.from({ length: before.length + 1 }, () => []);
  for (let i = before.length; i >= 0; i -= 1) {
    for (let j = after.length; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      const isEnd = i === before.length || j === after.length;
      const same = !isEnd && before[i] === after[j];
      const longest = Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
      row[j] = isEnd ? 0 : same ? 1 + (table[i + 1]?.[j + 1] ?? 0) : longest;
    }
  }
  return table;
}

const inOrder = (edits: readonly Edit[]): readonly Edit[] => edits.toSorted((a, b) => a.start - b.start);

const sameLines = (text: string): readonly DiffLine[] => linesOf(text).map((line) => ({ kind: 'same', text: line }));

/** The lines without their ends. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at + 1 < text.length) starts.push(at + 1);
  }
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
