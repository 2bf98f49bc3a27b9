// npm run bench: every figure that has a bound, measured on this machine. Exit 1 when one is over its bound.
import { writeFile } from 'node:fs/promises';
import { benchmarks } from '../../test/bench/benchmarks.ts';
import type { Figure } from '../../test/bench/figure.ts';
import { Unusable } from '../dev/unusable.ts';
import { readBenchRequest } from './bench-request.ts';
import { run } from './run.ts';

async function bench(args: readonly string[]): Promise<number> {
  const request = readBenchRequest(args, benchmarks);
  const figures: Figure[] = [];
  for (const { name, measure } of request.benchmarks) {
    console.log(name);
    const measured = await measure(request.amount);
    for (const figure of measured) console.log(lineOf(figure));
    figures.push(...measured);
  }
  if (request.file !== undefined) await write(request.file, figures);
  const over = figures.filter(({ met }) => !met).length;
  console.log(`${figures.length} figures, ${over} over their bound`);
  return over > 0 ? 1 : 0;
}

const lineOf = ({ name, value, unit, bound, met }: Figure): string =>
  `  ${met ? 'met ' : 'OVER'}  ${name.padEnd(18)} ${String(value).padStart(8)}  ≤ ${String(bound).padEnd(5)} ${unit}`;

async function write(file: string, figures: readonly Figure[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new Unusable(`${JSON.stringify(file)} cannot be written (${String(code)}).`);
  });
}

await run(bench);
