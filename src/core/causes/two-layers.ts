import type { CauseRule, CauseStrings } from './types.ts';

/** A second line of the header. Firefox shows all lines as one: there only a repeated value or a * beside one tells. */
export const twoLayers: CauseRule = {
  id: 'two-layers',
  evidence: ({ failures }) => {
    for (const { kind, values, found } of failures) {
      if (found === null || (kind !== 'origin-multiple' && kind !== 'credentials-invalid')) continue;
      const parts = found.split(', ');
      const isRepeated = new Set(parts).size < parts.length || (parts.length > 1 && parts.includes('*'));
      if (!isRepeated && (values['lines'] ?? '1') === '1') continue;
      return { name: `Access-Control-Allow-${kind === 'origin-multiple' ? 'Origin' : 'Credentials'}`, found };
    }
    return null;
  },
};

export const twoLayersStrings: CauseStrings = {
  title: 'Two layers answer CORS',
  what: '{host} sends {name} more than once: {found}.',
  why: 'The application and something before it each add the header: an add_header in a snippet, a second proxy.',
  todo: 'Have one of them alone answer CORS.',
};
