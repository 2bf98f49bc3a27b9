// The built extension in another language, without a browser that speaks it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CODE_LENGTH, codeOf } from '../../../src/strings/name.ts';

const BUILT = 'dist/chrome';
type Messages = Readonly<Record<string, { readonly message: string }>>;

const read = (language: string): Messages =>
  JSON.parse(readFileSync(path.join(BUILT, '_locales', language, 'messages.json'), 'utf8'));

export interface SpeakingExtension {
  readonly folder: string;
  readonly remove: () => void;
}

/** A copy whose English is what `translate` makes of each sentence. */
function copyWith(translate: (sentence: string, index: number) => string): SpeakingExtension {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-speaking-'));
  cpSync(BUILT, folder, { recursive: true });
  const english = read('en');
  const sentences = (english['sentences']?.message ?? '').split('\n').map(translate);
  const messages = { ...english, sentences: { message: sentences.join('\n') } };
  writeFileSync(path.join(folder, '_locales/en/messages.json'), JSON.stringify(messages));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** In the Chinese that the package has. */
export function speakingChinese(): SpeakingExtension {
  const chinese = (read('zh_CN')['sentences']?.message ?? '').split('\n');
  return copyWith((_, index) => chinese[index] ?? '');
}

/** Every sentence stands in these: what is on screen without them, and is no data, is written in the code. */
export const BRACKETS = ['⟦', '⟧'] as const;

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
};
/** How much longer a translation may be than the English. */
const LONGER = 0.4;

/** A sentence with accents and in brackets, longer by 40 %, its values in their places. */
export function pseudo(sentence: string): string {
  const plain = sentence.replaceAll(/\{\w+\}/g, '').length;
  const more = 'x'.repeat(Math.ceil(plain * LONGER)).replaceAll(/x{5}(?=x)/g, 'xxxxx ');
  const accented = sentence.replaceAll(/\{\w+\}|[a-z]/g, (part) => ACCENTS[part] ?? part);
  return `${BRACKETS[0]}${accented}${more === '' ? '' : ` ${more}`}${BRACKETS[1]}`;
}

/** In no language: what all sentences become, less the name of the language itself. */
export function speakingPseudo(): SpeakingExtension {
  const codes = read('en')['names']?.message ?? '';
  const own = codeOf('panel_language');
  return copyWith((sentence, index) => (codes.startsWith(own, index * CODE_LENGTH) ? sentence : pseudo(sentence)));
}
