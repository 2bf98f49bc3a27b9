import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test('no two style sheets have the same name: it is a part of the names of their classes', () => {
  const names = readdirSync('src/panel', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => path.basename(file));
  expect(names).not.toEqual([]);
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
});
