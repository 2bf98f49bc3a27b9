// npm run differential -- --cases N --seed S [--probe]: random cases through real Chromium, its own verdict against ours.
import { shrink } from '../../test/differential/shrink.ts';
import { type Compared, startDriver } from '../../test/differential/drive.ts';
import { generate } from '../../test/differential/generate.ts';
import { reproduction } from '../../test/differential/reproduction.ts';
import { numberOf, readArguments } from './arguments.ts';
import { run } from './run.ts';

/** Cases of one page load: the log keeps 10,000 exchanges. */
const BATCH = 1000;
/** Cases that are made small and printed; the others are only counted. */
const SHOWN = 5;

async function differential(args: readonly string[]): Promise<number> {
  const given = readArguments(args, { cases: 'a number of cases', seed: 'a number', probe: null });
  const cases = numberOf(given, 'cases', 1, 1_000_000) ?? 300;
  const seed = numberOf(given, 'seed', 0, 4_294_967_295) ?? 1;
  console.log(`Seed ${seed}.`);
  const probe = given.flags.has('probe');
  const driver = await startDriver({ probe });
  try {
    const compared: Compared[] = [];
    for (let from = 0; from < cases; from += BATCH) {
      const size = Math.min(BATCH, cases - from);
      compared.push(...(await driver.run(Array.from({ length: size }, (_, index) => generate(seed, from + index)))));
    }
    const wrong = compared.filter(({ agreement }) => agreement === 'wrong');
    for (const mismatch of wrong.slice(0, SHOWN)) console.log(reproduction(await shrink(mismatch, driver)));
    // Asked pages leave nothing open: an ambiguous case is a defect then. What it was may depend on the moment, so it is kept as it came.
    const open = probe ? compared.filter(({ agreement }) => agreement === 'ambiguous') : [];
    for (const mismatch of open.slice(0, SHOWN)) console.log(reproduction(mismatch));
    const refused = cases - compared.length;
    if (refused > 0) console.log(`${refused} calls were refused before any request was made.`);
    console.log(tally(compared));
    return wrong.length > 0 ? 1 : 0;
  } finally {
    await driver.close();
  }
}

function tally(compared: readonly Compared[]): string {
  const count = (agreement: Compared['agreement']): number =>
    compared.filter((one) => one.agreement === agreement).length;
  return `${compared.length} cases, ${count('agrees')} agree, ${count('ambiguous')} ambiguous, ${count('wrong')} wrong`;
}

await run(differential);
