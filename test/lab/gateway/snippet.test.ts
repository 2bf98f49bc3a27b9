import { describe, expect, it } from 'vitest';
import { addedHeaders } from './snippet.ts';

const added = (snippet: string): ReturnType<typeof addedHeaders> => addedHeaders({ 'configuration-snippet': snippet });

describe('a snippet without nginx', () => {
  it.each([
    ['add_header X-A 1 always;', [['X-A', '1']]],
    [
      `add_header X-A "a b" always; add_header 'X-B' 'c' always;`,
      [
        ['X-A', 'a b'],
        ['X-B', 'c'],
      ],
    ],
    ['', []],
  ])('adds the lines of %j', (snippet, expected) => {
    expect(added(snippet)).toEqual(expected);
  });

  it.each([
    'add_header X-A 1;',
    'add_header "X-A" "a; b" always;',
    'add_header X-A $http_origin always;',
    'more_set_headers "X-A: 1";',
    'if ($http_x) { set $y 1; }',
    'add_header X-A 1 always; return 200;',
  ])('refuses %j', (snippet) => {
    expect(() => added(snippet)).toThrow('Without nginx a snippet may only say');
  });
});
