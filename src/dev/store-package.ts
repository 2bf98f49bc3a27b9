import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../manifest.json' with { type: 'json' };
import { zipOf } from './zip.ts';

export const TARGETS = ['chrome', 'firefox'] as const;
export type Target = (typeof TARGETS)[number];

export interface Package {
  /** The file's name: `preflight-chrome-1.2.3.zip`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Builds the extension for a browser anew, in a folder that is gone afterwards: a browser may have loaded `dist/`. */
export async function built<Result>(target: Target, use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), `preflight-${target}-`));
  try {
    await build(target, folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a store takes. Equal sources make equal bytes. */
export const packageFor = async (target: Target): Promise<Package> => ({
  name: `preflight-${target}-${manifest.version}.zip`,
  bytes: await built(target, zipOf),
});

async function build(target: Target, out: string): Promise<void> {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--mode', target, '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'];
  // What runs this script sets NODE_ENV, and it would change the build.
  const { NODE_ENV: _node, VITEST: _vitest, ...env } = process.env;
  await promisify(execFile)(process.execPath, args, { env });
}
