import { isScalar, type LineCounter, type YAMLMap } from 'yaml';
import { ANNOTATION_PREFIX } from '../ingress-nginx/annotations.ts';
import type { IngressObject, IngressRule, IngressRulePath, Position } from './manifest.ts';
import { allPairs, type Doc, itemsAt, keyOf, mapAt, resolved, textAt, textOf, textsAt, valueAt } from './nodes.ts';

/** Reads an Ingress; what is missing in it is left empty. */
export function ingressObject(map: YAMLMap, doc: Doc, lines: LineCounter): IngressObject {
  const metadata = mapAt(map, 'metadata', doc);
  const spec = mapAt(map, 'spec', doc);
  return {
    name: (metadata && textAt(metadata, 'name', doc)) ?? '',
    namespace: metadata && textAt(metadata, 'namespace', doc),
    created: metadata && textAt(metadata, 'creationTimestamp', doc),
    ...annotationsOf(metadata, doc, lines),
    at: positionAt(map.range?.[0] ?? 0, lines),
    rules: spec === null ? [] : rulesOf(spec, doc),
    tlsHosts: spec === null ? [] : itemsAt(spec, 'tls', doc).flatMap((entry) => textsAt(entry, 'hosts', doc)),
    tls: spec && valueAt(spec, 'tls', doc),
    className: spec && textAt(spec, 'ingressClassName', doc),
  };
}

export function positionAt(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function annotationsOf(
  metadata: YAMLMap | null,
  doc: Doc,
  lines: LineCounter,
): Pick<IngressObject, 'annotations' | 'otherKeys' | 'places'> {
  const block = metadata && mapAt(metadata, 'annotations', doc);
  const texts = new Map<string, string>();
  const otherKeys: string[] = [];
  const places = new Map<string, IngressObject['places'][string]>();
  for (const pair of block === null ? [] : allPairs(block, doc)) {
    const value = resolved(pair.value, doc);
    const written = isScalar(pair.key) ? pair.key : null;
    const key = keyOf(pair);
    if (key.startsWith(ANNOTATION_PREFIX)) texts.set(key, textOf(value, doc) ?? '');
    else otherKeys.push(key);
    places.set(key, {
      ...positionAt(value?.range?.[0] ?? written?.range?.[0] ?? 0, lines),
      isText: isScalar(value) && typeof value.value === 'string',
    });
  }
  return { annotations: Object.fromEntries(texts), otherKeys, places: Object.fromEntries(places) };
}

function rulesOf(spec: YAMLMap, doc: Doc): readonly IngressRule[] {
  const rules = itemsAt(spec, 'rules', doc).map((rule): IngressRule => {
    const http = mapAt(rule, 'http', doc);
    const paths = http === null ? [] : itemsAt(http, 'paths', doc).map((path) => rulePath(path, doc));
    return { host: textAt(rule, 'host', doc)?.toLowerCase() ?? null, paths };
  });
  const others = mapAt(spec, 'defaultBackend', doc) ?? mapAt(spec, 'backend', doc);
  // A default backend alone serves every host that no rule names.
  return others !== null && rules.length === 0
    ? [{ host: null, paths: [{ path: '/', pathType: 'Prefix', backend: null }] }]
    : rules;
}

function rulePath(path: YAMLMap, doc: Doc): IngressRulePath {
  const type = textAt(path, 'pathType', doc);
  const written = textAt(path, 'path', doc) ?? '';
  return {
    path: written === '' ? '/' : written,
    pathType: type === 'Exact' || type === 'Prefix' ? type : 'ImplementationSpecific',
    backend: valueAt(path, 'backend', doc),
  };
}
