// npm run closed-loop -- --cases N --seed S: blocked requests, their fixes, the gateway with the fixes, the requests again.
import { type Examined, examine, type Outcome } from '../../test/closed-loop/examine.ts';
import { generateSite } from '../../test/closed-loop/generate.ts';
import { startLoop } from '../../test/closed-loop/loop.ts';
import { numberOf, readArguments } from './arguments.ts';
import { run } from './run.ts';

/** Hosts that the gateway serves at a time. */
const BATCH = 100;

async function closedLoop(args: readonly string[]): Promise<number> {
  const given = readArguments(args, { cases: 'a number of cases', seed: 'a number' });
  const cases = numberOf(given, 'cases', 1, 100_000) ?? 300;
  const seed = numberOf(given, 'seed', 0, 4_294_967_295) ?? 1;
  console.log(`Seed ${seed}.`);
  const loop = await startLoop();
  try {
    const examined: Examined[] = [];
    for (let from = 0; from < cases; from += BATCH) {
      const size = Math.min(BATCH, cases - from);
      examined.push(
        ...(await examine(
          Array.from({ length: size }, (_, index) => generateSite(seed, from + index)),
          loop,
        )),
      );
    }
    const wrong = examined.filter(({ outcome }) => outcome === 'wrong');
    for (const { site, fault } of wrong.slice(0, 10)) console.log(`\n${fault}\n${JSON.stringify(site)}`);
    const count = (outcome: Outcome): number => examined.filter((one) => one.outcome === outcome).length;
    const [once, twice] = [count('repaired'), count('repaired-in-two')];
    console.log(
      `${count('nothing-blocked')} had nothing blocked, ${once} were repaired by the fix, ${twice} by a second fix after the first ` +
        `had shown a hidden policy, ${count('no-annotation-helps')} are not for an annotation to repair.`,
    );
    console.log(
      `${examined.length} cases, ${examined.length - wrong.length - twice} agree, ${twice} ambiguous, ${wrong.length} wrong`,
    );
    return wrong.length > 0 ? 1 : 0;
  } finally {
    await loop.close();
  }
}

await run(closedLoop);
