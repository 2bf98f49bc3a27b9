// Puts the indentation of an Ingress back by what may stand in one.

/** What may stand at a place: a text, a map of any keys, a map of these keys, or a list. */
type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, Shape>> }
  | { readonly kind: 'list'; readonly item: Shape };

const TEXT: Shape = { kind: 'text' };
const TEXTS: Shape = { kind: 'texts' };
const fields = (its: Readonly<Record<string, Shape>>): Shape => ({ kind: 'fields', fields: its });
const list = (each: Shape): Shape => ({ kind: 'list', item: each });

const BACKEND = fields({
  service: fields({ name: TEXT, port: fields({ number: TEXT, name: TEXT }) }),
  serviceName: TEXT,
  servicePort: TEXT,
});
const PATH = fields({ path: TEXT, pathType: TEXT, backend: BACKEND });
const INGRESS = fields({
  apiVersion: TEXT,
  kind: TEXT,
  metadata: fields({ name: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS }),
  spec: fields({
    ingressClassName: TEXT,
    defaultBackend: BACKEND,
    tls: list(fields({ hosts: list(TEXT), secretName: TEXT })),
    rules: list(fields({ host: TEXT, http: fields({ paths: list(PATH) }) })),
  }),
});

interface Frame {
  readonly shape: Shape;
  readonly indent: number;
  readonly seen: Set<string>;
}

const frame = (shape: Shape, indent: number): Frame => ({ shape, indent, seen: new Set() });

const KEY = /^("[^"]+"|'[^']+'|[^\s"'#:-][^\s:]*):(?:\s+(.*))?$/;

/** The text with two spaces a level; `null` where a line fits nowhere. What stands behind the indentation stays. */
export function reindented(text: string): string | null {
  let open: readonly Frame[] = [frame(INGRESS, 0)];
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#') || content.startsWith('---')) {
      if (content.startsWith('---')) open = [frame(INGRESS, 0)];
      lines.push(
        content === '' || content.startsWith('---') ? content : ' '.repeat(open.at(-1)?.indent ?? 0) + content,
      );
      continue;
    }
    const placed = content.startsWith('- ') ? item(open, content.slice(2).trim()) : entry(open, content);
    if (placed === null) return null;
    open = placed.open;
    lines.push(' '.repeat(placed.indent) + content);
  }
  return lines.join('\n');
}

interface Placed {
  readonly open: readonly Frame[];
  readonly indent: number;
}

/** `- key: value` or `- value`: goes to the innermost list that takes it. */
function item(open: readonly Frame[], content: string): Placed | null {
  for (let depth = open.length; depth > 0; depth -= 1) {
    const own = open[depth - 1];
    if (own?.shape.kind !== 'list') continue;
    const inner = frame(own.shape.item, own.indent + 2);
    const within = [...open.slice(0, depth), inner];
    if (inner.shape.kind === 'text') {
      if (!KEY.test(content)) return { open: open.slice(0, depth), indent: own.indent };
      continue;
    }
    if (!takes(inner, keyIn(content))) continue;
    const placed = entry(within, content);
    return placed && { open: placed.open, indent: own.indent };
  }
  return null;
}

/** `key: value`: goes to the innermost map that takes the key. */
function entry(open: readonly Frame[], content: string): Placed | null {
  const key = keyIn(content);
  const known = open.findLastIndex((one) => takes(one, key));
  const free = open.findLastIndex(({ shape, seen }) => shape.kind === 'texts' && !seen.has(key));
  const depth = key.includes('/') || known < 0 ? free : known;
  const own = open[depth];
  if (key === '' || own === undefined) return null;
  own.seen.add(key);
  const within = open.slice(0, depth + 1);
  const value = KEY.exec(content)?.[2] ?? '';
  const below = own.shape.kind === 'fields' ? own.shape.fields[key] : undefined;
  const opens = (value === '' || value.startsWith('#')) && below !== undefined && below.kind !== 'text';
  return { open: opens ? [...within, frame(below, own.indent + 2)] : within, indent: own.indent };
}

const takes = ({ shape, seen }: Frame, key: string): boolean =>
  shape.kind === 'fields' && Object.hasOwn(shape.fields, key) && !seen.has(key);

/** A value that goes on in the next lines cannot be told from keys. */
function keyIn(content: string): string {
  const match = KEY.exec(content);
  return match === null || /^[|>]/.test(match[2] ?? '') ? '' : (match[1] ?? '').replaceAll(/^["']|["']$/g, '');
}
