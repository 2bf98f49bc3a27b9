import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { classNamesIn } from '../../src/dev/class-names.ts';

describe('the names of classes in the package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-sheets-'));
  const sheet = (name: string): string => path.join(folder, `${name}.module.css`);
  for (const name of ['Row', 'Bar']) writeFileSync(sheet(name), '');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are a letter for the sheet, by its name, and the place in it', () => {
    const nameOf = classNamesIn(folder);
    expect([nameOf('cell', sheet('Row')), nameOf('text', sheet('Row')), nameOf('cell', sheet('Bar'))]).toEqual([
      'b0',
      'b1',
      'a0',
    ]);
    expect(nameOf('cell', sheet('Row'))).toBe('b0');
  });

  it('are those of the folder alone', () => {
    expect(() => classNamesIn(folder)('cell', path.resolve('elsewhere.module.css'))).toThrow('elsewhere.module.css');
  });
});
