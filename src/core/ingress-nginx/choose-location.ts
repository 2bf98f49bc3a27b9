// Which location of the host takes a request.
import { remembering } from '../remembering.ts';
import { isDenied } from './denied.ts';
import type { Location } from './locations.ts';

/** The location, or that nginx redirects to the path with a slash because a location has that name. */
export interface Choice {
  readonly location: Location;
  readonly addsSlash: boolean;
}

/**
 * The location that nginx picks: the exact one, else the longest prefix, else the first expression that matches.
 * @returns `null` when none takes the request (a host without paths)
 */
export function chooseLocation(locations: readonly Location[], uri: string): Choice | null {
  const exact = locations.find(({ kind, path }) => kind === 'exact' && path === uri);
  if (exact) return { location: exact, addsSlash: false };
  const regex = locations.find(({ kind, path }) => kind === 'regex' && matchesRegex(path, uri));
  if (regex) return { location: regex, addsSlash: false };
  let longest: Location | null = null;
  for (const location of locations) {
    if (location.kind !== 'prefix') continue;
    // A proxied location "/a/" makes nginx answer "/a" with a redirect, unless a location has just that name.
    if (location.path === `${uri}/` && !isDenied(location) && !locations.some(({ path }) => path === uri)) {
      return { location, addsSlash: true };
    }
    if (uri.startsWith(location.path) && location.path.length > (longest?.path.length ?? 0)) longest = location;
  }
  return longest && { location: longest, addsSlash: false };
}

/** `^path`, as the controller writes it for nginx: case-insensitive, anchored at the start only. */
function matchesRegex(path: string, uri: string): boolean {
  return pathExpression(`^${path}`)?.test(uri) ?? false;
}

/** Compiles an expression of an Ingress, in which case never counts; `null` where it uses what only PCRE knows. */
export const pathExpression = remembering((source): RegExp | null => {
  try {
    return new RegExp(source.replaceAll('(?i)', ''), 'i');
  } catch {
    return null;
  }
}, 512);
