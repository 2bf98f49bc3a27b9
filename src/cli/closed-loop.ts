// npm run closed-loop -- --cases N --seed S [--from N] [--browser firefox]: blocked requests, their fixes, the gateway with the fixes, the requests again.
import { type Examined, examine } from '../../test/closed-loop/examine.ts';
import { generateSite } from '../../test/closed-loop/generate.ts';
import { startLoop } from '../../test/closed-loop/loop.ts';
import { tallyOf } from '../../test/closed-loop/tally.ts';
import { numberOf, readArguments } from './arguments.ts';
import { drivenBrowser } from './driven-browser.ts';
import { run } from './run.ts';

/** Hosts that the gateway serves at a time. */
const BATCH = 30;

async function closedLoop(args: readonly string[]): Promise<number> {
  const given = readArguments(args, {
    cases: 'a number of cases',
    seed: 'a number',
    from: 'the number of the first case',
    browser: 'the name of a browser',
  });
  const browser = drivenBrowser(given);
  const cases = numberOf(given, 'cases', 1, 100_000) ?? 300;
  const seed = numberOf(given, 'seed', 0, 4_294_967_295) ?? 1;
  // A host tells seed and number of its case: loop-7-1225.
  const first = numberOf(given, 'from', 0, 10_000_000) ?? 0;
  console.log(`Seed ${seed}.`);
  const loop = await startLoop(browser);
  try {
    const examined: Examined[] = [];
    for (let done = 0; done < cases; done += BATCH) {
      const size = Math.min(BATCH, cases - done);
      const sites = Array.from({ length: size }, (_, index) => generateSite(seed, first + done + index));
      const batch = await examine(sites, loop);
      for (const { site, fault } of batch.filter(({ outcome }) => outcome === 'wrong'))
        console.log(`\n${fault}\n${JSON.stringify(site)}`);
      examined.push(...batch);
    }
    const { lines, wrong } = tallyOf(examined);
    for (const line of lines) console.log(line);
    return wrong > 0 ? 1 : 0;
  } finally {
    await loop.close();
  }
}

await run(closedLoop);
