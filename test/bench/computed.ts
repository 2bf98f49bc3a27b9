// The benchmarks of the pure core run as the extension would run it: bundled, in a process of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { Figure } from './figure.ts';

const isFigures = (value: unknown): value is readonly Figure[] => Array.isArray(value);

/** Runs one of `run-computed.ts`'s measurements. */
export async function computed(name: string): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'preflight-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      build: { ssr: 'test/bench/run-computed.ts', outDir: folder, emptyOutDir: false },
    });
    const figures: unknown = JSON.parse(await output([path.join(folder, 'run-computed.js'), name]));
    return isFigures(figures) ? figures : [];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function output(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`${args.join(' ')} ended with ${code}.`));
    });
  });
}
