// What `npm start` was asked to do.
import { Unusable } from '../dev/unusable.ts';
import { numberOf, readArguments, webAddress } from './arguments.ts';

export interface StartRequest {
  /** The page to open; `null`: the lab. */
  readonly address: string | null;
  /** Asked for, also where there is a display. */
  readonly headless: boolean;
  /** The port of the lab's gateway; `null`: a free one. */
  readonly port: number | null;
}

const options = { headless: null, port: 'the number of a port' } as const;

/** Reads the command line. @throws Unusable with one sentence that names what is wrong */
export function readStart(args: readonly string[]): StartRequest {
  const given = readArguments(args, options);
  const [target, ...more] = given.positionals;
  if (more.length > 0) throw new Unusable('Give one address at most: npm start -- https://app.example.com');
  return {
    address: target === undefined ? null : webAddress(target),
    headless: given.flags.has('headless'),
    port: numberOf(given, 'port', 1, 65_535) ?? null,
  };
}
