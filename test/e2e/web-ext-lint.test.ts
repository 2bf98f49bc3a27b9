import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

test("Mozilla's linter finds no error in the Firefox build", async () => {
  const args = ['node_modules/web-ext/bin/web-ext.js', 'lint', '--source-dir', 'dist/firefox', '--output', 'json'];
  const text = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('web-ext said nothing.'));
      else resolve(stdout);
    });
  });
  const found: { count: number; summary: { errors: number }; errors: readonly unknown[] } = JSON.parse(text);
  expect(found.errors).toEqual([]);
  expect(found.summary.errors).toBe(0);
});
