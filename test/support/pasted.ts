// Does with copied YAML what a reader does: puts its annotations into the Ingress, and adds where it says "add".
import { isMap, isScalar, parseDocument } from 'yaml';
import { type Annotations, inEnglish, type Release } from '../../src/core/index.ts';
import { compareReleases } from '../../src/core/ingress-nginx/release.ts';

export interface Pasted {
  /** The path of an Ingress of its own; `null`: the annotations go into the present one. */
  readonly path: string | null;
  readonly annotations: Annotations;
}

const isAppend = (comment: string): boolean =>
  ['yaml_append', 'yaml_append_origins'].some((key) => comment.includes(inEnglish(key)));

/** The value put behind those that stand there, commas between them; what voids a list is corrected or goes, as the comment says. */
function added(name: string, present: string, value: string, release: Release): string {
  const words = present.split(/[\s,;]+/);
  const isListed = name.endsWith('/cors-allow-methods') ? /^[A-Za-z]+$/ : /^[\w-]+$/;
  const entries = name.endsWith('/cors-allow-origin')
    ? words.flatMap((entry) => correctedOrigin(entry, release))
    : words.filter((entry) => isListed.test(entry));
  return [...new Set([...entries, value])].join(', ');
}

function correctedOrigin(entry: string, release: Release): readonly string[] {
  const match = /^["']?([a-z]+:\/\/)((?:\*\.)?[\w.-]+(?::\d+)?)(?:\/.*)?["']?$/i.exec(entry);
  const isKnown = /^https?:/i.test(entry.replace(/^["']/, '')) || compareReleases(release, 'v1.12.0') >= 0;
  return match === null || !isKnown ? [] : [`${match[1]?.toLowerCase()}${match[2]}`];
}

/**
 * Reads what the panel copied.
 * @param present the annotations of the Ingress as it stands
 * @param release of the controller, by which a reader knows what it takes
 * @throws when it is no valid YAML
 */
export function pasted(text: string, present: Annotations, release: Release = 'v1.15.1'): Pasted {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw error;
  const block = document.getIn(['metadata', 'annotations']);
  if (!isMap(block)) throw new Error(`No annotations in what was copied:\n${text}`);
  const path = document.getIn(['spec', 'rules', 0, 'http', 'paths', 0, 'path']);
  const annotations: Record<string, string> = path === undefined ? { ...present } : {};
  let above = block.commentBefore ?? '';
  for (const { key, value } of block.items) {
    if (!isScalar(key) || !isScalar(value)) throw new Error('An annotation is a key and a text.');
    const name = String(key.value);
    const before = present[name];
    const append = isAppend(key.commentBefore ?? above);
    annotations[name] =
      append && before !== undefined ? added(name, before, String(value.value), release) : String(value.value);
    above = '';
  }
  return { path: typeof path === 'string' ? path : null, annotations };
}
