// The texts that a reader copies: annotations, a whole Ingress, shell lines.
import type { Because, Change } from '../fix.ts';
import { type Lookup, phrase } from '../text/message.ts';
import { message } from '../text/strings.ts';
import { shellQuoted } from './shell.ts';
import type { Texts } from './types.ts';
import { commentText, quoted } from './yaml.ts';

/** Reasons that stand at a line; the rest are counted. */
const REASONS_SHOWN = 3;

/** Empty texts when there is no change. */
export function ingressTexts(
  host: string,
  paths: readonly string[] | null,
  changes: readonly Change[],
  lookup: Lookup,
): Texts {
  if (changes.length === 0) return { yaml: '', kubectl: '' };
  const lines = annotationLines(changes, lookup);
  if (paths === null) {
    return { yaml: ['metadata:', '  annotations:', ...lines, ''].join('\n'), kubectl: annotateLines(changes, lookup) };
  }
  return { yaml: manifest(host, paths, lines, lookup), kubectl: createLines(lookup) };
}

function annotationLines(changes: readonly Change[], lookup: Lookup): readonly string[] {
  return changes.flatMap(({ key, value, mode, onlyWith, because }) => {
    const notes = [
      ...(mode === 'append'
        ? [phrase(message(key.endsWith('/cors-allow-origin') ? 'yaml_append_origins' : 'yaml_append'), lookup)]
        : []),
      ...(onlyWith === null ? [] : [phrase(message('yaml_only_with_credentials'), lookup)]),
      ...reasonsOf(because, lookup),
    ];
    return [...notes.map((note) => `    # ${commentText(note)}`), `    ${key}: ${quoted(value)}`];
  });
}

function reasonsOf(because: readonly Because[], lookup: Lookup): readonly string[] {
  const reasons = [...new Set(because.map(({ reason }) => phrase(reason, lookup)))];
  const more = reasons.length - REASONS_SHOWN;
  if (more <= 0) return reasons;
  return [...reasons.slice(0, REASONS_SHOWN), phrase(message('yaml_more', { count: String(more) }), lookup)];
}

function manifest(host: string, paths: readonly string[], lines: readonly string[], lookup: Lookup): string {
  const hostname = host.replace(/:\d+$/, '');
  const copy = commentText(phrase(message('yaml_copy_backend'), lookup));
  const spec = paths.flatMap((path) => [
    `          - path: ${quoted(path)}`,
    '            pathType: Prefix',
    `            # ${copy}`,
    '            backend: {}',
  ]);
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    `  name: ${quoted(objectName(hostname, paths))}`,
    '  annotations:',
    ...lines,
    'spec:',
    `  # ${commentText(phrase(message('yaml_copy_spec'), lookup))}`,
    '  rules:',
    `    - host: ${quoted(hostname)}`,
    '      http:',
    '        paths:',
    ...spec,
    '',
  ].join('\n');
}

/** An RFC 1123 name made of host and path: at most 63 letters, digits and hyphens. */
function objectName(host: string, paths: readonly string[]): string {
  const words = `${host}${paths[0] ?? ''}`.toLowerCase().match(/[a-z\d]+/g) ?? ['api'];
  return `cors-${words.join('-')}`.slice(0, 63).replace(/-+$/, '');
}

const VARIABLES = ['INGRESS=name-of-the-ingress', 'NAMESPACE=default'] as const;

function annotateLines(changes: readonly Change[], lookup: Lookup): string {
  const present = changes.map(({ key }) => {
    const name = key.slice(key.indexOf('/') + 1);
    return `${name}: {.metadata.annotations.${key.replaceAll('.', String.raw`\.`)}}{"\\n"}`;
  });
  return [
    ...VARIABLES,
    `# ${commentText(phrase(message('kubectl_read'), lookup))}`,
    `kubectl get ingress -n "$NAMESPACE" "$INGRESS" -o ${shellQuoted(`jsonpath=${present.join('')}`)}`,
    `# ${commentText(phrase(message('kubectl_annotate'), lookup))}`,
    ['kubectl annotate ingress "$INGRESS" -n "$NAMESPACE"', ...changes.map(pair)].join(' \\\n  '),
    '',
  ].join('\n');
}

const pair = ({ key, value }: Change): string => shellQuoted(`${key}=${value}`);

function createLines(lookup: Lookup): string {
  return [
    ...VARIABLES,
    `# ${commentText(phrase(message('kubectl_read_backend'), lookup))}`,
    'kubectl get ingress -n "$NAMESPACE" "$INGRESS" -o yaml',
    `# ${commentText(phrase(message('kubectl_create'), lookup))}`,
    'kubectl create -n "$NAMESPACE" -f cors-ingress.yaml',
    '',
  ].join('\n');
}
