import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Unusable } from './unusable.ts';

const sources = ['src', 'assets', 'manifest.json', 'vite.config.ts', 'package.json'];

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newest(file: string): number {
  if (!statSync(file).isDirectory()) return modified(file);
  return Math.max(
    0,
    ...readdirSync(file, { recursive: true, encoding: 'utf8' }).map((name) => modified(path.join(file, name))),
  );
}

/**
 * Builds `dist/chrome` or `dist/firefox` unless it is newer than everything that it is made from.
 * @returns the folder of the unpacked extension
 * @throws Unusable when the build fails; its own words have gone to stderr by then
 */
export function buildExtension(target: 'chrome' | 'firefox' = 'chrome'): string {
  const folder = path.resolve('dist', target);
  if (modified(path.join(folder, 'manifest.json')) > Math.max(...sources.map((source) => newest(source))))
    return folder;
  // A process of its own: vitest's NODE_ENV=test would change the build.
  const { NODE_ENV: _mode, VITEST: _vitest, ...env } = process.env;
  const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', target, '--logLevel', 'warn'];
  try {
    execFileSync(process.execPath, args, { stdio: ['ignore', 2, 2], env });
  } catch {
    throw new Unusable('The extension could not be built.');
  }
  return folder;
}
