import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, diffOf, edited, type Edit } from '../../../src/core/kubernetes/diff.ts';

const numbers = (count: number): string => Array.from({ length: count }, (_, at) => `${at + 1}\n`).join('');
const marks: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '-', gap: '@' };
const shown = (text: string, edits: readonly Edit[]): string =>
  diffOf(text, edits)
    .map(({ kind, text: line }) => marks[kind] + line)
    .join('|');

describe('a change is shown', () => {
  it('with three lines before and behind it, and a mark where others are left out', () => {
    expect(shown(numbers(20), [{ start: 18, end: 20, text: 'x' }])).toBe('@| 7| 8| 9|-10|+x| 11| 12| 13|@');
  });

  it('as nothing when there is none', () => {
    expect(diffOf('a\nb\n', [])).toEqual([]);
  });

  it('with the lines between two changes where they are near, and a mark where they are far', () => {
    const near: readonly Edit[] = [
      { start: 0, end: 1, text: 'x' },
      { start: 8, end: 9, text: 'y' },
    ];
    expect(shown(numbers(9), near)).toBe('-1|+x| 2| 3| 4|-5|+y| 6| 7| 8|@');
  });

  it('at the end of a text without a last line break', () => {
    expect(shown('a\nb', [{ start: 3, end: 3, text: '\nc' }])).toBe(' a| b|+c');
  });

  it('without the carriage returns', () => {
    expect(shown('a\r\nb\r\n', [{ start: 3, end: 4, text: 'c' }])).toBe(' a|-b|+c');
  });
});

it('its unchanged and removed lines are the old text, its unchanged and added ones the new text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }),
      fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
      fc.constantFrom('x', 'x\ny', ''),
      (lines, places, put) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const edits = places.flatMap((place): Edit[] => {
          const line = lines[place];
          if (line === undefined) return [];
          const start = lines.slice(0, place).reduce((sum, before) => sum + before.length + 1, 0);
          return [{ start, end: start + line.length, text: put }];
        });
        const diff = diffOf(text, edits);
        // Between two gaps the lines follow on one another.
        const gaps = diff.flatMap(({ kind }, at) => (kind === 'gap' ? [at] : []));
        const runs = [-1, ...gaps].map((gap, at) => diff.slice(gap + 1, gaps[at]));
        const side = (run: readonly DiffLine[], gone: DiffLine['kind']): string =>
          run
            .filter(({ kind }) => kind !== gone)
            .map((line) => `${line.text}\n`)
            .join('');
        for (const run of runs) {
          expect(text).toContain(side(run, 'added'));
          expect(edited(text, edits)).toContain(side(run, 'removed'));
        }
        const [removed, added] = ['removed', 'added'].map(
          (wanted) => diff.filter(({ kind }) => kind === wanted).length,
        );
        expect((added ?? 0) - (removed ?? 0)).toBe(edited(text, edits).split('\n').length - text.split('\n').length);
      },
    ),
  );
});
