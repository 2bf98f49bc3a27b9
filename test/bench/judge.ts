import type { Exchange } from '../../src/core/exchange.ts';
import { judge } from '../../src/core/judge.ts';
import { differentialCorpus } from './corpus.ts';
import { type Figure, figure } from './figure.ts';
import { median, microseconds } from './timing.ts';

const ROUNDS = 40;
/** Verdicts on one exchange in a row: one alone is over too soon for the clock. */
const CALLS = 5;
/** Rounds that only let the compiler see the code. */
const WARM_UP = 30;

/** Microseconds that the verdict on one exchange takes: the median over the corpus, of the median of each exchange. */
export function measureJudge(): readonly Figure[] {
  const corpus = differentialCorpus();
  const times = corpus.map((): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    corpus.forEach((exchange, index) => {
      const time = microseconds(() => repeat(exchange));
      if (round >= WARM_UP) times[index]?.push(time / CALLS);
    });
  }
  return [figure('judge', median(times.map(median)), 'µs an exchange', 5)];
}

function repeat(exchange: Exchange): void {
  for (let call = 0; call < CALLS; call++) judge(exchange);
}
