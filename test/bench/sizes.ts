import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { type Figure, figure } from './figure.ts';

const KB = 1000;

/**
 * Kilobytes, of 1,000 bytes, of what is shipped: the larger of both browsers where they differ. Built anew, and not in
 * `dist/`, which a browser may have loaded.
 */
export async function measureSizes(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'preflight-sizes-'));
  try {
    const sizes: Sizes[] = [];
    for (const mode of ['chrome', 'firefox']) sizes.push(await sizesOf(await built(mode, folder)));
    const largest = (of: keyof Sizes): number => Math.max(...sizes.map((one) => one[of])) / KB;
    return [
      figure('sizes-panel', largest('panel'), 'KB, gzip: panel entry and its static imports', 45),
      figure('sizes-background', largest('background'), 'KB, gzip: background and its static imports', 15),
      figure('sizes-zip', largest('zip'), 'KB: the whole zip', 150),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function built(mode: string, folder: string): Promise<string> {
  const out = path.join(folder, mode);
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--mode', mode, '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'];
  // What runs this script sets NODE_ENV, and it would change the build.
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, args, { env });
  return out;
}

interface Sizes {
  readonly panel: number;
  readonly background: number;
  readonly zip: number;
}

async function sizesOf(folder: string): Promise<Sizes> {
  const html = await readFile(path.join(folder, 'src/panel/panel.html'), 'utf8');
  const [, entry = ''] = /<script[^>]* src="\/([^"]+)"/.exec(html) ?? [];
  return {
    panel: await gzipped(folder, entry),
    background: await gzipped(folder, 'service-worker-loader.js'),
    zip: await zipped(folder),
  };
}

/** Bytes of a script and of all that it imports statically, each file gzipped by itself. */
async function gzipped(folder: string, entry: string): Promise<number> {
  const files = new Set([entry]);
  let size = 0;
  for (const file of files) {
    const code = await readFile(path.join(folder, file));
    size += gzipSync(code, { level: 9 }).length;
    for (const [, name = ''] of code.toString().matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      files.add(path.posix.join(path.posix.dirname(file), name));
    }
  }
  return size;
}

/** Bytes of a zip of the folder: each file deflated, with its local header and its entry in the directory. */
async function zipped(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let size = 22;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = Buffer.byteLength(path.relative(folder, file));
    size += deflateRawSync(await readFile(file), { level: 9 }).length + 30 + 46 + 2 * name;
  }
  return size;
}
