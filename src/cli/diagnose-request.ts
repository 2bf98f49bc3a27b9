// What `npm run diagnose` was asked to do.
import { dialects } from '../core/dialects/index.ts';
import type { DialectId, Release } from '../core/index.ts';
import { compareReleases, DEFAULT_RELEASE, parseRelease } from '../core/ingress-nginx/index.ts';
import { Unusable } from '../dev/unusable.ts';
import { type Arguments, numberOf, readArguments, webAddress } from './arguments.ts';

export interface DiagnoseRequest {
  readonly target:
    | { readonly kind: 'page'; readonly address: string }
    | { readonly kind: 'har'; readonly file: string };
  /** `null`: the one that fits what is seen. */
  readonly release: Release | null;
  readonly dialect: DialectId;
  /** Seconds to listen after the page has become quiet. */
  readonly wait: number;
  readonly format: 'text' | 'json' | 'html';
  /** The file with the Ingress, as YAML or JSON; `null`: none was given. */
  readonly yaml: string | null;
  /** One wildcard in place of sibling origins. */
  readonly wildcard: boolean;
}

const options = {
  json: null,
  html: null,
  wildcard: null,
  release: 'a release of ingress-nginx, such as v1.15.1',
  dialect: 'the name of a dialect, such as ingress-nginx',
  wait: 'a number of seconds',
  yaml: 'a file with the Ingress',
} as const;

function dialectOf(given: Arguments): DialectId {
  const name = given.values.get('dialect') ?? 'ingress-nginx';
  const dialect = dialects.find(({ id }) => id === name);
  if (dialect !== undefined) return dialect.id;
  const known = dialects.map(({ id }) => id).join(', ');
  throw new Unusable(`Unknown dialect ${JSON.stringify(name)}. Known: ${known}.`);
}

function releaseOf(given: Arguments): Release | null {
  const name = given.values.get('release');
  if (name === undefined) return null;
  if (parseRelease(name) !== null && compareReleases(name, DEFAULT_RELEASE) <= 0) return name;
  throw new Unusable(`Unknown release ${JSON.stringify(name)}. The newest of ingress-nginx is ${DEFAULT_RELEASE}.`);
}

function formatOf({ flags }: Arguments): DiagnoseRequest['format'] {
  if (flags.has('json') && flags.has('html')) throw new Unusable('Give --json or --html, not both.');
  return flags.has('json') ? 'json' : flags.has('html') ? 'html' : 'text';
}

const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text);

/** Reads the command line. @throws Unusable with one sentence that names what is wrong */
export function readRequest(args: readonly string[]): DiagnoseRequest {
  const given = readArguments(args, options);
  const [text, ...more] = given.positionals;
  if (text === undefined || more.length > 0) {
    throw new Unusable('Give one address or one HAR file: npm run diagnose -- https://app.example.com');
  }
  return {
    target: isAddress(text) ? { kind: 'page', address: webAddress(text) } : { kind: 'har', file: text },
    release: releaseOf(given),
    dialect: dialectOf(given),
    wait: numberOf(given, 'wait', 0, 600) ?? 1,
    format: formatOf(given),
    yaml: given.values.get('yaml') ?? null,
    wildcard: given.flags.has('wildcard'),
  };
}
