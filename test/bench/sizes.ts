import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { built } from '../../src/dev/store-package.ts';
import { zipOf } from '../../src/dev/zip.ts';
import { type Figure, figure } from './figure.ts';

const KB = 1000;

/** Kilobytes, of 1,000 bytes, of what is shipped: the larger of both browsers where they differ. Built anew. */
export async function measureSizes(): Promise<readonly Figure[]> {
  const sizes = [await built('chrome', sizesOf), await built('firefox', sizesOf)];
  const largest = (of: keyof Sizes): number => Math.max(...sizes.map((one) => one[of])) / KB;
  return [
    figure('sizes-panel', largest('panel'), 'KB, gzip: panel entry and its static imports', 45),
    figure('sizes-background', largest('background'), 'KB, gzip: background and its static imports', 15),
    figure('sizes-zip', largest('zip'), 'KB: the package for the stores', 150),
  ];
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
    zip: (await zipOf(folder)).length,
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
