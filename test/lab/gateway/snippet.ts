// The one directive of a configuration-snippet that the gateway in Node knows.
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { stringValue } from '../../../src/core/ingress-nginx/annotations.ts';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import { Unusable } from '../../../src/dev/unusable.ts';

const ADD_HEADER = /^add_header\s+([\w-]+|"[\w-]+"|'[\w-]+')\s+("[^"$\\]*"|'[^'$\\]*'|[^\s"'$\\;]+)\s+always$/;

/**
 * The lines that the snippet adds to every answer of its location.
 * @throws Unusable when it says anything but `add_header NAME VALUE always;`
 */
export function addedHeaders(annotations: Annotations): HeaderLines {
  const snippet = stringValue(annotations, 'configuration-snippet');
  if (snippet === null) return [];
  const directives = snippet.split(/;\s*/).map((directive) => directive.trim());
  return directives
    .filter((directive) => directive !== '')
    .map((directive) => {
      const match = ADD_HEADER.exec(directive);
      if (!match)
        throw new Unusable(`Without nginx a snippet may only say "add_header NAME VALUE always;", not "${directive}".`);
      return [unquoted(match[1] ?? ''), unquoted(match[2] ?? '')] as const;
    });
}

function unquoted(word: string): string {
  return /^["']/.test(word) ? word.slice(1, -1) : word;
}
