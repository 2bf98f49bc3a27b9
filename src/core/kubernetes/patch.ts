// Sets annotations of an Ingress in its text, by the places where YAML found them: every other byte stays.
import { isAlias, isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { Annotations } from '../ingress-nginx/types.ts';
import type { Edit } from './diff.ts';
import {
  breakAt,
  endOf,
  endOfLine,
  indentAt,
  isBlockScalar,
  isFlow,
  rangeOf,
  startOfLine,
  startOfValue,
} from './layout.ts';
import { type Doc, isMergeKey, keyOf, mapAt, pairOf } from './nodes.ts';
import { likeBefore, scalar } from './scalar-style.ts';

/**
 * The edits that set these annotations. A value that is there is replaced in its own style; a new key goes behind the
 * last CORS annotation, else behind the last one, and in any case behind what is merged, which would win over it.
 * @param ingress the object's map
 */
export function annotationEdits(text: string, ingress: YAMLMap, doc: Doc, values: Annotations): readonly Edit[] {
  const metadata = pairOf(ingress, 'metadata');
  if (!isMap(metadata?.value)) return [];
  const pair = pairOf(metadata.value, 'annotations');
  if (pair === undefined) return [newItems(text, metadata.value, [['annotations', values]])];
  const block = pair.value;
  if (isMap(block) && block.items.length > 0) return editsInMap(text, block, values);
  const alias = isAlias(block) && mapAt(metadata.value, 'annotations', doc) !== null ? block.source : null;
  return [filled(text, pair, metadata.value, alias, values)];
}

function editsInMap(text: string, block: YAMLMap, values: Annotations): readonly Edit[] {
  const edits: Edit[] = [];
  const added: [string, string][] = [];
  for (const [key, value] of Object.entries(values)) {
    const pair = pairOf(block, key);
    if (pair === undefined) added.push([key, value]);
    else edits.push(replaced(text, pair, value, isJson(text, block)));
  }
  return added.length === 0 ? edits : [...edits, newItems(text, block, added)];
}

function replaced(text: string, pair: Pair, value: string, json: boolean): Edit {
  const node = pair.value;
  const range = rangeOf(node);
  const written = range === null ? '' : text.slice(range[0], range[1]);
  if (range === null || written === '') {
    const at = startOfValue(pair) ?? endOf(pair, text);
    return { start: at, end: at, text: ` ${scalar(value, json)}` };
  }
  if (isScalar(node) && isBlockScalar(node)) {
    // The lines behind the scalar belong to it too; the one break that ends it has to stay.
    const rest = /(?:\r?\n[ \t]*)*$/.exec(written)?.[0] ?? '';
    return { start: range[0], end: range[1] - rest.length, text: scalar(value, json) };
  }
  return { start: range[0], end: range[1], text: likeBefore(value, written, json) };
}

type Items = readonly (readonly [key: string, value: string | Annotations])[];

/** One edit that puts new items into a map that has some. */
function newItems(text: string, map: YAMLMap, items: Items): Edit {
  const last = map.items.findLast((pair) => isMergeKey(pair) || isCors(pair)) ?? map.items.at(-1);
  if (last === undefined) return { start: 0, end: 0, text: '' };
  const at = endOf(last, text);
  const eol = breakAt(text, at);
  if (isFlow(map)) {
    const first = rangeOf(map.items[0]?.key)?.[0] ?? at;
    const onOwnLine = /^[ \t]*$/.test(text.slice(startOfLine(text, first), first));
    const between = onOwnLine ? `,${eol}${text.slice(startOfLine(text, first), first)}` : ', ';
    const json = isJson(text, map);
    const put = items.map(([key, value]) => `${between}${json ? scalar(key, true) : key}: ${inFlow(value, json)}`);
    return { start: at, end: at, text: put.join('') };
  }
  const indent = indentAt(text, rangeOf(map)?.[0] ?? 0);
  const lines = items.flatMap((item) => blockLines(item, indent, stepOf(text, map)));
  return behind(text, at, lines, eol);
}

const isCors = (pair: Pair): boolean => /\/(?:enable-cors|cors-)/.test(keyOf(pair));

/** Whole lines put behind the line in which something ends. */
function behind(text: string, at: number, lines: readonly string[], eol: string): Edit {
  const isLineStart = at > 0 && text[at - 1] === '\n';
  const place = isLineStart ? at : endOfLine(text, at);
  const put = isLineStart ? lines.map((line) => line + eol) : lines.map((line) => eol + line);
  return { start: place, end: place, text: put.join('') };
}

/** Annotations in place of nothing, of `{}`, or of an alias, which stays as what the map merges. */
function filled(text: string, pair: Pair, metadata: YAMLMap, alias: string | null, values: Annotations): Edit {
  const range = rangeOf(pair.value);
  const isEmpty = range === null || range[1] === range[0];
  const [start, end] = isEmpty ? [endOf(pair, text), endOf(pair, text)] : range;
  const json = isJson(text, metadata);
  const eol = breakAt(text, start);
  const indent = indentAt(text, rangeOf(pair.key)?.[0] ?? 0) + stepOf(text, metadata);
  const between = isMap(pair.value) ? text.slice(start, end - 1).trimEnd() : '';
  if (between.length > 1) {
    // A comment between the braces stays.
    const at = start + between.length;
    return { start: at, end: at, text: `${eol}${indent}${inFlow(values, json).slice(1, -1)}` };
  }
  if (isFlow(metadata)) {
    const merged = alias === null ? '' : `<<: *${alias}, `;
    const gap = text[start - 1] === ':' ? ' ' : '';
    return { start, end, text: `${gap}{${merged}${inFlow(values, json).slice(1)}` };
  }
  const lines = Object.entries(values).flatMap((item) => blockLines(item, indent, ''));
  const merged = alias === null ? [] : [`${indent}<<: *${alias}`];
  const put = [...merged, ...lines].map((line) => eol + line).join('');
  if (isEmpty) return { start: endOfLine(text, start), end: endOfLine(text, start), text: put };
  const gap = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - gap, end, text: put };
}

function blockLines([key, value]: Items[number], indent: string, step: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}${key}: ${scalar(value, false)}`];
  const inner = Object.entries(value).map(([name, text]) => `${indent}${step}${name}: ${scalar(text, false)}`);
  return [`${indent}${key}:`, ...inner];
}

function inFlow(value: string | Annotations, json: boolean): string {
  if (typeof value === 'string') return scalar(value, json);
  const items = Object.entries(value).map(([key, text]) => `${json ? scalar(key, true) : key}: ${scalar(text, json)}`);
  return `{${items.join(', ')}}`;
}

/** Whether the keys of a flow map are quoted, as JSON wants them. */
function isJson(text: string, map: YAMLMap): boolean {
  const key = rangeOf(map.items[0]?.key);
  return isFlow(map) && key !== null && text[key[0]] === '"';
}

/** The indentation by which the text goes a level down: that of metadata's keys against `metadata` itself; else two. */
function stepOf(text: string, map: YAMLMap): string {
  const inner = map.items.map(({ value }) => value).find((value) => isMap(value) && !isFlow(value));
  const [own, below] = [rangeOf(map)?.[0], rangeOf(inner)?.[0]];
  if (own === undefined || below === undefined) return '  ';
  const step = indentAt(text, below).length - indentAt(text, own).length;
  return ' '.repeat(step > 0 ? step : 2);
}
