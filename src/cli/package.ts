// Writes the packages that the stores take: dist/preflight-chrome-VERSION.zip and dist/preflight-firefox-VERSION.zip.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packageFor, TARGETS } from '../dev/store-package.ts';
import { readArguments } from './arguments.ts';
import { run } from './run.ts';

await run(async (args) => {
  readArguments(args, {});
  await mkdir('dist', { recursive: true });
  for (const target of TARGETS) {
    const { name, bytes } = await packageFor(target);
    const file = path.join('dist', name);
    await writeFile(file, bytes);
    const size = (bytes.length / 1000).toFixed(1);
    console.log(`${file}  ${size} KB  sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
  }
  return 0;
});
