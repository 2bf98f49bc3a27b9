// Values as nginx's configuration writes them.
import { Unusable } from '../../../src/dev/unusable.ts';

/** A quoted word in which nginx fills variables. @throws Unusable when the value has control characters. */
export function quoted(value: string): string {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001F\u007F]/.test(value)) {
    throw new Unusable(`The value ${JSON.stringify(value)} cannot stand in an nginx configuration.`);
  }
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** A quoted word that nginx takes as it is: every "$" comes from a variable that holds one. */
export function literal(value: string): string {
  return quoted(value.replaceAll('$', '${lab_dollar}'));
}

/** The value, if it looks like a URL that cannot leave its directive. */
export function urlWord(url: string): string {
  if (!/^https?:\/\/[\w.~:/?#[\]@!&()*+,;=%$-]+$/.test(url)) throw new Unusable(`"${url}" is not a URL for nginx.`);
  return quoted(url);
}

/** A host's name. */
export function hostWord(host: string): string {
  if (!/^[a-z0-9*][a-z0-9.-]*$/i.test(host)) throw new Unusable(`"${host}" is not a host name.`);
  return host;
}

/** `head { … }` with its lines one step further in. */
export function block(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
}
