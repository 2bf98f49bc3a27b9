// What `npm run differential` was asked to do.
import type { Driven } from '../../test/differential/compare.ts';
import { Unusable } from '../dev/unusable.ts';
import { numberOf, readArguments } from './arguments.ts';
import { drivenBrowser } from './driven-browser.ts';

export interface DifferentialRequest {
  readonly cases: number;
  readonly seed: number;
  readonly browser: Driven;
  /** Pages are asked. */
  readonly probe: boolean;
}

const options = {
  cases: 'a number of cases',
  seed: 'a number',
  browser: 'the name of a browser',
  probe: null,
} as const;

/** Reads the command line. @throws Unusable with one sentence that names what is wrong */
export function readDifferential(args: readonly string[]): DifferentialRequest {
  const given = readArguments(args, options);
  if (given.positionals.length > 0) throw new Unusable('Give options only: npm run differential -- --cases 300');
  const browser = drivenBrowser(given);
  const probe = given.flags.has('probe');
  if (probe && browser !== 'chromium') throw new Unusable('--probe needs --browser chromium.');
  return {
    cases: numberOf(given, 'cases', 1, 1_000_000) ?? 300,
    seed: numberOf(given, 'seed', 0, 4_294_967_295) ?? 1,
    browser,
    probe,
  };
}
