// Gathers every sentence of the product into the files that browsers read; run by "npm run strings". Translations are
// written into their file by hand, each beside its English; a sentence that English has no more is taken out of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from './messages.ts';
import { arranged, untranslated } from './translation.ts';

const chinese = 'assets/_locales/zh_CN/messages.json';

writeFileSync('assets/_locales/en/messages.json', format());
const translation = JSON.parse(readFileSync(chinese, 'utf8'));
writeFileSync(chinese, arranged(translation));
const open = untranslated(translation);
if (open.length > 0) console.log(`${chinese} still needs ${open.join(', ')}.`);
