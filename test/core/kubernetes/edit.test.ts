import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isNode, isScalar, isSeq, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import { type Edited, type IngressObject, type Manifest, readManifest } from '../../../src/core/kubernetes/index.ts';
import { corpus, corpusFile } from './corpus.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const VALUES: Annotations = {
  [`${PREFIX}enable-cors`]: 'true',
  [`${PREFIX}cors-allow-origin`]: 'https://app.shop.test, https://new.shop.test',
  [`${PREFIX}cors-allow-headers`]: 'Content-Type, X-API-Key',
};
const CHANGED = /\/(?:enable-cors|cors-allow-origin|cors-allow-headers)\b/;

function edit(manifest: Manifest, object: IngressObject, values: Annotations): Edited {
  const result = manifest.edit(object, values);
  if ('id' in result) throw new Error(`Not edited: ${result.id}`);
  return result;
}

const only = (text: string): [Manifest, IngressObject] => {
  const manifest = readManifest(text);
  const [object] = manifest.objects;
  if (object === undefined) throw new Error(`No Ingress: ${JSON.stringify(manifest.problems)}`);
  return [manifest, object];
};

/** All documents as plain data, by a parser of the test's own. */
const dataOf = (text: string): unknown[] =>
  parseAllDocuments(text, { version: '1.1', merge: true }).map((document): unknown => document.toJS());

/** Every Ingress in plain data, whatever it is wrapped in. */
function ingressesIn(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.flatMap(ingressesIn);
  if (typeof data !== 'object' || data === null) return [];
  const object = Object.fromEntries(Object.entries(data));
  return object['kind'] === 'Ingress' ? [object] : ingressesIn(object['items']);
}

const child = (data: unknown, key: string): Record<string, unknown> => {
  const value: unknown =
    typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data))[key] : null;
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
};

/** The bytes of a text without the lines of the annotations that were to change, and their continuation. */
function untouched(text: string): string {
  let depth = Infinity;
  return (
    text
      .split('\n')
      .filter((line) => {
        const indent = line.search(/\S/);
        if (indent > depth || (depth < Infinity && indent < 0)) return false;
        depth = Infinity;
        if (CHANGED.test(line) && !/^\s*#|last-applied|^\s*\{"apiVersion|^\s*f:/.test(line)) {
          depth = indent;
          return false;
        }
        return (
          !/^\s*"?annotations"?:\s*(?:\{\}|~|\{ # none yet)?\s*,?(?:#.*)?\r?$/.test(line) &&
          !/^\s*(?:<<: \*|: )/.test(line)
        );
      })
      .join('\n')
      // In JSON the line before a new one gains a comma; a text without a last line break gains one.
      .replaceAll(/,(\s*)$/gm, '$1')
      .trimEnd()
  );
}

/** From where to where the annotations of an Ingress stand, with their key; where there are none the place behind metadata. */
function annotationsPlace(text: string, index: number): readonly [start: number, end: number] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true });
  const ingresses = documents.flatMap((document) => {
    const items: unknown = document.get('items');
    const all = isSeq(items) ? items.items : [document.contents];
    return all.filter((item): item is YAMLMap => isMap(item) && item.get('kind') === 'Ingress');
  });
  const metadata = ingresses[index]?.get('metadata');
  if (!isMap(metadata)) throw new Error('No metadata');
  const pair = metadata.items.find(({ key }) => isScalar(key) && key.value === 'annotations');
  const [key, value] = pair === undefined ? [metadata, metadata] : [pair.key, pair.value];
  const [from, to] = [rangeOf(key), rangeOf(value)];
  if (pair !== undefined) return [from[0], Math.max(from[1], to[1], to[2])];
  const last = rangeOf(metadata.items.at(-1)?.value);
  return [last[1] - (text[last[1] - 1] === '\n' ? 1 : 0), Math.max(last[1], last[2])];
}

function rangeOf(node: unknown): readonly [number, number, number] {
  if (!isNode(node) || !node.range) throw new Error('No place');
  return node.range;
}

/** Those whose one line holds the annotations and more: what else is in them is compared as data. */
const IN_ONE_LINE = /^(?:flow-|object-minified|multi-document\.yaml|merge-key)/;

describe.each(corpus)('$name', ({ name, text }) => {
  const manifest = readManifest(text);

  it('is read whole', () => {
    expect(manifest.problems).toEqual([]);
    expect(manifest.objects).toHaveLength(ingressesIn(dataOf(text)).length);
    expect(manifest.objects.length).toBeGreaterThan(0);
    expect(manifest.objects.filter((object) => object.name === '')).toEqual([]);
  });

  it('says the same after a change but for the annotations of one Ingress', () => {
    for (const [index, object] of manifest.objects.entries()) {
      if (index > 3) break;
      const before = ingressesIn(dataOf(text));
      const result = edit(manifest, object, VALUES);
      const after = ingressesIn(dataOf(result.text));
      const expected = before.map((data, at) => {
        if (at !== index) return data;
        const metadata = child(data, 'metadata');
        return {
          ...data,
          metadata: { ...metadata, annotations: { ...child(metadata, 'annotations'), ...VALUES } },
        };
      });
      expect(after).toEqual(expected);
    }
  });

  it('keeps every byte of what is not changed', () => {
    const object = manifest.objects.at(-1);
    if (object === undefined) throw new Error('No Ingress');
    const result = edit(manifest, object, VALUES);
    const compared = IN_ONE_LINE.test(name) ? () => '' : untouched;
    expect(compared(result.text)).toBe(compared(text));
    const removed = result.diff.filter(({ kind }) => kind === 'removed');
    const added = result.diff.filter(({ kind }) => kind === 'added');
    expect(result.text.split('\n').length - text.split('\n').length).toBe(added.length - removed.length);
    // A file has one kind of line break, and keeps it.
    expect(/[^\r]\n/.test(result.text)).toBe(/[^\r]\n/.test(text));
  });

  it('keeps every byte before and behind the annotations of that Ingress', () => {
    for (const [index, object] of manifest.objects.entries()) {
      if (index > 3) break;
      const { text: now } = edit(manifest, object, VALUES);
      const [start, end] = annotationsPlace(text, index);
      expect(now.slice(0, start)).toBe(text.slice(0, start));
      expect(now.slice(now.length - (text.length - end))).toBe(text.slice(end));
    }
  });

  it('stays as it is when it is changed a second time', () => {
    for (const [index, object] of manifest.objects.entries()) {
      if (index > 3) break;
      const once = edit(manifest, object, VALUES);
      const again = readManifest(once.text);
      const twin = again.objects[index];
      if (twin === undefined) throw new Error('The Ingress is gone');
      expect(twin.annotations).toEqual({ ...object.annotations, ...VALUES });
      expect(edit(again, twin, VALUES)).toEqual({ text: once.text, diff: [] });
    }
  });
});

it('the corpus is as large as the promise', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(40);
  expect(corpus.some(({ text }) => text.split('\n').length > 2000)).toBe(true);
});

describe('a changed value', () => {
  it.each([
    ['"yes"', '"true"'],
    ["'yes'", "'true'"],
    ['yes', '"true"'],
    ['>-\n      yes', '"true"'],
  ])('written %j becomes %j', (written, now) => {
    const [manifest, object] = only(
      `kind: Ingress\nmetadata:\n  name: a\n  annotations:\n    ${PREFIX}enable-cors: ${written}\n    b: c\n`,
    );
    const { text } = edit(manifest, object, { [`${PREFIX}enable-cors`]: 'true' });
    expect(text).toBe(
      `kind: Ingress\nmetadata:\n  name: a\n  annotations:\n    ${PREFIX}enable-cors: ${now}\n    b: c\n`,
    );
  });

  it.each([
    ['', ' "true"'],
    [' # none', ' "true" # none'],
    [' ~', ' "true"'],
    [' &on # none', ' &on "true" # none'],
  ])('that is empty, written %j, becomes %j', (written, now) => {
    const textWith = (value: string): string =>
      `kind: Ingress\nmetadata:\n  annotations:\n    ${PREFIX}enable-cors:${value}\n    b: c\n  name: a\n`;
    const [manifest, object] = only(textWith(written));
    expect(edit(manifest, object, { [`${PREFIX}enable-cors`]: 'true' }).text).toBe(textWith(now));
  });

  it('leaves the comment behind it where it is', () => {
    const { text } = edit(...only(corpusFile('comments.yaml')), VALUES);
    expect(text).toContain(`    ${PREFIX}cors-allow-origin: "${VALUES[`${PREFIX}cors-allow-origin`]}" # only the shop`);
  });

  it('goes behind the last CORS annotation when it is new', () => {
    const [manifest, object] = only(corpusFile('many-annotations.yaml'));
    const lines = edit(manifest, object, VALUES).text.split('\n');
    const at = lines.findIndex((line) => line.includes('enable-cors'));
    expect(lines[at + 1]).toContain('cors-allow-origin');
    expect(lines[at + 2]).toContain('cors-allow-headers');
  });

  it('goes behind what is merged, which would win over it', () => {
    const [manifest, object] = only(
      `kind: Ingress\nx-base: &base { ${PREFIX}enable-cors: "no" }\nmetadata:\n  name: a\n  annotations:\n    ${PREFIX}cors-max-age: "1"\n    <<: *base\n    b: c\n`,
    );
    const { text } = edit(manifest, object, { [`${PREFIX}enable-cors`]: 'true' });
    expect(text).toContain(`    <<: *base\n    ${PREFIX}enable-cors: "true"\n    b: c\n`);
  });

  it('stays as it is where what is merged below wins over it', () => {
    const [manifest, object] = only(
      `kind: Ingress\nx-base: &base { ${PREFIX}enable-cors: "no" }\nmetadata:\n  name: a\n  annotations:\n    ${PREFIX}enable-cors: "1"\n    <<: *base\n`,
    );
    expect(object.annotations[`${PREFIX}enable-cors`]).toBe('no');
    expect(manifest.edit(object, { [`${PREFIX}enable-cors`]: 'true' })).toMatchObject({ id: 'shared-anchor' });
  });

  it('ends its line as the lines around it do, in a file that has two kinds of line break', () => {
    const head = 'kind: Ingress\r\nmetadata:\r\n  name: a\r\n';
    const [manifest, object] = only(`${head}  annotations:\n    b: c\n    d: e\r\n`);
    const { text } = edit(manifest, object, { [`${PREFIX}enable-cors`]: 'true' });
    expect(text).toBe(`${head}  annotations:\n    b: c\n    d: e\r\n    ${PREFIX}enable-cors: "true"\r\n`);
  });

  it('goes between braces that hold a comment, and the comment stays', () => {
    const [manifest, object] = only(corpusFile('annotations-empty-map-comment-inside.yaml'));
    const { text } = edit(manifest, object, { [`${PREFIX}enable-cors`]: 'true', [`${PREFIX}cors-max-age`]: '1' });
    expect(text).toContain(
      `  annotations: { # none yet\n    ${PREFIX}enable-cors: "true", ${PREFIX}cors-max-age: "1"\n  }\n`,
    );
  });

  it('is indented as the file is', () => {
    const { text } = edit(...only(corpusFile('four-spaces.yaml')), VALUES);
    expect(text).toContain(`\n        ${PREFIX}cors-allow-origin: "`);
    const bare = corpusFile('four-spaces.yaml').replace(/ {4}annotations:[\s\S]*8m\n/, '    labels:\n        a: b\n');
    expect(edit(...only(bare), VALUES).text).toContain(`\n    annotations:\n        ${PREFIX}enable-cors: "true"`);
  });
});

describe('annotations that several objects share by an anchor', () => {
  const shared = `kind: List
items:
  - kind: Ingress
    metadata: { name: a, annotations: &all { ${PREFIX}enable-cors: "no" } }
  - kind: Ingress
    metadata:
      name: b
      annotations: *all
`;

  it('are not changed for all when one of them is to change', () => {
    const manifest = readManifest(shared);
    const [first] = manifest.objects;
    if (first === undefined) throw new Error('No Ingress');
    expect(manifest.edit(first, VALUES)).toMatchObject({ id: 'shared-anchor', values: { name: 'a' }, line: 3 });
  });

  it('are merged into the one that only borrows them', () => {
    const manifest = readManifest(shared);
    const [, second] = manifest.objects;
    if (second === undefined) throw new Error('No Ingress');
    const { text } = edit(manifest, second, { [`${PREFIX}enable-cors`]: 'true' });
    expect(text).toContain(`      annotations:\n        <<: *all\n        ${PREFIX}enable-cors: "true"\n`);
    expect(readManifest(text).objects.map(({ annotations }) => annotations[`${PREFIX}enable-cors`])).toEqual([
      'no',
      'true',
    ]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"',
    "'",
    '\n',
    '\r\n---\nkind: Secret',
    '# x',
    ': ',
    '{{ .Values.x }}',
    '!!binary',
    '&a',
    '*a',
    '\u2028',
    '%',
    '\\',
  ),
);

describe('whatever a value holds', () => {
  it('stays one value of that annotation afterwards, in every file', () => {
    const small = corpus.filter(({ text }) => text.length < 5000);
    fc.assert(
      fc.property(fc.constantFrom(...small), hostile, ({ text }, value) => {
        const [manifest, object] = only(text);
        const result = edit(manifest, object, { [`${PREFIX}cors-allow-origin`]: value });
        const [, after] = only(result.text);
        expect(after.annotations).toEqual({ ...object.annotations, [`${PREFIX}cors-allow-origin`]: value });
        expect(ingressesIn(dataOf(result.text))).toHaveLength(ingressesIn(dataOf(text)).length);
      }),
      { numRuns: 300 },
    );
  });
});
