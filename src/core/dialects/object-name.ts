import type { Named } from './types.ts';

/** Stand in a command for what is not known of the object. */
export const VARIABLES = ['INGRESS=name-of-the-ingress', 'NAMESPACE=default'] as const;

const SUBDOMAIN = /^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/;

/** Whether a cluster takes the names (RFC 1123): anything else may not become a word of a command. */
export const isObjectName = ({ name, namespace }: Named): boolean =>
  SUBDOMAIN.test(name) && (namespace === null || SUBDOMAIN.test(namespace));

/** A name made of host and path: at most 63 letters, digits and hyphens. */
export function ownName(host: string, paths: readonly string[]): string {
  const words = `${host}${paths[0] ?? ''}`.toLowerCase().match(/[a-z\d]+/g) ?? ['api'];
  return `cors-${words.join('-')}`.slice(0, 63).replace(/-+$/, '');
}
