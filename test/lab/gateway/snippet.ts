// The one directive of a configuration-snippet that the gateway in Node knows.
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { stringValue } from '../../../src/core/ingress-nginx/annotations.ts';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import { Unusable } from '../../../src/dev/unusable.ts';

const ADD_HEADER = /^add_header\s+([\w-]+|"[\w-]+"|'[\w-]+')\s+("[^"$\\]*"|'[^'$\\]*'|[^\s"'$\\;]+)\s+always$/;

function directivesOf(annotations: Annotations): readonly string[] {
  const snippet = stringValue(annotations, 'configuration-snippet') ?? '';
  return snippet
    .split(/;\s*/)
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '');
}

/** Whether `addedHeaders` takes the snippet. */
export const isPlain = (annotations: Annotations): boolean =>
  directivesOf(annotations).every((directive) => ADD_HEADER.test(directive));

/**
 * The lines that the snippet adds to every answer of its location.
 * @throws Unusable when it says anything but `add_header NAME VALUE always;`
 */
export function addedHeaders(annotations: Annotations): HeaderLines {
  return directivesOf(annotations).map((directive) => {
    const match = ADD_HEADER.exec(directive);
    if (!match)
      throw new Unusable(`Without nginx a snippet may only say "add_header NAME VALUE always;", not "${directive}".`);
    return [unquoted(match[1] ?? ''), unquoted(match[2] ?? '')] as const;
  });
}

function unquoted(word: string): string {
  return /^["']/.test(word) ? word.slice(1, -1) : word;
}
