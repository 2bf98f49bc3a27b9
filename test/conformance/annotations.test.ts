import { describe, expect, it } from 'vitest';
import { effectiveCors } from '../../src/core/ingress-nginx/effective-cors.ts';
import vectors from './ingress-vectors.json' with { type: 'json' };

const rows = vectors.annotation_parse.flatMap(({ annotations, results }) =>
  results.flatMap(({ releases, effective }) => releases.map((release) => ({ annotations, release, effective }))),
);

describe('every measured reading of the CORS annotations', () => {
  it('covers 17 releases', () => {
    expect(new Set(rows.map(({ release }) => release)).size).toBe(17);
    expect(rows.length).toBe(vectors.annotation_parse.length * 17);
  });

  it.each(rows.map((row) => [row.release, JSON.stringify(row.annotations), row] as const))(
    '%s reads %s as its own parser does',
    (_release, _annotations, row) => {
      expect(effectiveCors(row.annotations, row.release)).toEqual(row.effective);
    },
  );
});
