import type { LegResponse } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import type { CauseRule, CauseStrings, Ending } from './types.ts';

/**
 * Another extension edits the headers that CORS reads. Seen where the browser shows both versions; of a blocked response
 * Chromium shows only the server's (measured), so that there it follows from a block that these headers do not explain.
 */
export const headersEdited: CauseRule = {
  id: 'headers-edited',
  evidence: (ending) => {
    const { leg, failures } = ending;
    if (leg.response === null) return null;
    if (leg.response.wireHeaders !== undefined) return editOf(leg.response, failures);
    return isEditedUnseen(ending) ? { title: 'unseen', what: 'unseen', why: 'unseen' } : null;
  },
};

export const headersEditedStrings: CauseStrings = {
  title: 'Another extension edits the headers',
  what: '{host} sends {name}: {sent}. An extension of your browser makes it {found}.',
  why: 'The browser checks the headers as extensions have changed them.',
  todo: 'Switch off the extension that edits response headers: one that unblocks CORS, sets headers or filters privacy.',
  title_unseen: 'Another extension seems to edit the headers',
  what_unseen: '{host} sends headers that pass every CORS check, and the browser blocked the response all the same.',
  why_unseen:
    'Chromium shows the headers of a blocked response as the server sent them, and checks them as extensions have changed them.',
  what_added: '{host} sends no {name}. An extension of your browser adds {found}.',
  what_removed: '{host} sends {name}: {sent}. An extension of your browser removes it.',
};

function editOf(
  { headers, wireHeaders = [] }: LegResponse,
  failures: Ending['failures'],
): Record<string, string> | null {
  for (const { header } of failures) {
    if (header === null) continue;
    const [sent, found] = [combined(wireHeaders, header), combined(headers, header)];
    if (sent === found) continue;
    const what = sent === null ? { what: 'added' } : found === null ? { what: 'removed' } : {};
    return { name: spelt(header), sent: sent ?? '', found: found ?? '', ...what };
  }
  return null;
}

const spelt = (header: string): string => header.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());

function isEditedUnseen({ exchange, leg, failures }: Ending): boolean {
  const { browser, mode, outcome } = exchange;
  if (browser !== 'chromium' || mode !== 'cors' || outcome !== 'blocked') return false;
  return leg.role === 'request' && leg.error === 'net::ERR_FAILED' && failures.length === 0;
}
