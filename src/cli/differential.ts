// npm run differential -- --cases N --seed S [--browser firefox] [--probe]: random cases through a real browser, its own
// verdict against ours.
import { shrink } from '../../test/differential/shrink.ts';
import { type Compared, startDriver } from '../../test/differential/drive.ts';
import { reproduction } from '../../test/differential/reproduction.ts';
import { casesFor } from '../../test/differential/visible.ts';
import { readDifferential } from './differential-request.ts';
import { run } from './run.ts';

/** Cases of one page load: the log keeps 10,000 exchanges. */
const BATCH = 1000;
/** Cases that are made small and printed; the others are only counted. */
const SHOWN = 5;

async function differential(args: readonly string[]): Promise<number> {
  const { cases, seed, browser, probe } = readDifferential(args);
  console.log(`Seed ${seed}.`);
  const driver = await startDriver({ browser, probe });
  try {
    const compared: Compared[] = [];
    for (let from = 0; from < cases; from += BATCH) {
      const size = Math.min(BATCH, cases - from);
      compared.push(...(await driver.run(casesFor(browser, seed, from, size))));
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
