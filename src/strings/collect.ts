// Gathers every sentence of the product into the file that browsers read; run by "npm run strings".
import { writeFileSync } from 'node:fs';
import { format } from './messages.ts';

writeFileSync('assets/_locales/en/messages.json', format());
