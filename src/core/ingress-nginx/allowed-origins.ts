// How each release reads cors-allow-origin: which values are refused, and what they turn into.
import { rawValue, stringValue, trimSpace } from './annotations.ts';
import { isSince, type ParsedRelease } from './release.ts';
import type { Annotations } from './types.ts';

const ANY: readonly string[] = ['*'];

const SINGLE = /^(?:https?:\/\/[A-Za-z0-9\-.]*(?::[0-9]+)?|\*)?$/;
const HTTP_ENTRY = /^(?:https?:\/\/(?:\*\.)?[A-Za-z0-9\-.]*(?::[0-9]+)?|\*)?$/;
const SCHEME_ENTRY = /^(?:[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]*(?::[0-9]+)?|\*)?$/;
const NULL_ENTRY = /^(?:[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]*(?::[0-9]+)?|\*|null)?$/;

// The validators of the whole value repeat a group whose parts are all optional: any sequence of these tokens passes.
const HTTP_VALUE = /^(?:\*|(?:[A-Za-z0-9\-.,]|\*\.|:[0-9]|(?<=http|https):\/\/)*)$/;
const SCHEME_VALUE = /^(?:\*|(?:[A-Za-z0-9\-.,]|\*\.|:[0-9]|(?<=[a-z]):\/\/)*)$/;

/**
 * The origins that a release keeps of the annotation cors-allow-origin.
 * @returns `['*']` for every origin (also the default, and what most invalid values turn into), `[]` when no entry is
 *   left, which switches CORS off, else the entries as the release keeps them
 */
export function allowedOrigins(annotations: Annotations, release: ParsedRelease): readonly string[] {
  if (release.validates && !isValidValue(rawValue(annotations, 'cors-allow-origin') ?? '', release)) return ANY;
  const value = stringValue(annotations, 'cors-allow-origin');
  if (value === null) return ANY;
  if (!isSince(release, 1, 0, 5)) return SINGLE.test(value) ? [value] : ANY;
  return isSince(release, 1, 1, 2) ? filtered(value, release) : removedInPlace(value.split(','));
}

function isValidValue(raw: string, release: ParsedRelease): boolean {
  return (isSince(release, 1, 12, 0) ? SCHEME_VALUE : HTTP_VALUE).test(raw.replaceAll(' ', ''));
}

function filtered(value: string, release: ParsedRelease): readonly string[] {
  const kept: string[] = [];
  for (const entry of value.split(',').map(trimSpace)) {
    if (entry === '*') return ANY;
    // kubernetes/ingress-nginx#10616 (v1.9.5): until then an empty entry stays, and can match every origin.
    if (entry === '' && isSince(release, 1, 9, 5)) continue;
    if (entryGrammar(release).test(entry)) kept.push(entry);
  }
  return kept;
}

function entryGrammar(release: ParsedRelease): RegExp {
  if (isSince(release, 1, 13, 0)) return NULL_ENTRY;
  return isSince(release, 1, 12, 0) ? SCHEME_ENTRY : HTTP_ENTRY;
}

/**
 * v1.0.5 to v1.1.1 removed a bad entry from the slice that they were walking over: the entry after it goes unchecked,
 * and entries stay untrimmed (kubernetes/ingress-nginx#8185). Where their parser would panic, no entry is left here.
 */
function removedInPlace(entries: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let removed = 0;
  for (let index = 0; index < entries.length; index++) {
    // Entries slide down by one for each one removed; behind them copies of the last one stay.
    const entry = entries[Math.min(index + removed, entries.length - 1)] ?? '';
    const isInside = index + removed < entries.length;
    const trimmed = trimSpace(entry);
    if (trimmed === '*') return ANY;
    if (HTTP_ENTRY.test(trimmed)) {
      if (isInside) kept.push(entry);
      continue;
    }
    if (!isInside) return [];
    removed++;
    const unchecked = entries[index + removed];
    if (unchecked !== undefined) kept.push(unchecked);
  }
  return kept;
}
