import { adviceStrings } from '../advice/strings.ts';
import { causeStrings } from '../causes/strings.ts';
import { findingStrings } from '../kubernetes/finding-text.ts';
import { problemStrings } from '../kubernetes/problem-text.ts';
import { guideStrings } from '../policy/guide-strings.ts';
import { planStrings } from '../policy/strings.ts';
import { reportStrings } from '../report/strings.ts';
import { ruleStrings } from '../rules/strings.ts';
import type { Catalog, Lookup } from './message.ts';
import { reasonStrings } from './reason.ts';
import { merged } from './strings.ts';

/** Every sentence of the core, in English: the source of `_locales/en` and the words of the terminal. */
export const english: Catalog = merged([
  ruleStrings,
  causeStrings,
  adviceStrings,
  reasonStrings,
  planStrings,
  guideStrings,
  findingStrings,
  problemStrings,
  reportStrings,
]);

/** Looks a sentence up in English; an unknown key gives an empty string. */
export const inEnglish: Lookup = (key) => english[key] ?? '';
