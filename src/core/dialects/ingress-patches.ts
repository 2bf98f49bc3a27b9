// The same change for those who do not edit the object itself: a patch, Kustomize, the values of a Helm chart.
import type { Change } from '../fix.ts';
import { type Lookup, phrase } from '../text/message.ts';
import { message } from '../text/strings.ts';
import { shellQuoted } from './shell.ts';
import type { Named, Patches } from './types.ts';
import { commentText, quoted } from './yaml.ts';

/** Empty texts when there is no change. */
export function ingressPatches(object: Named, changes: readonly Change[], lookup: Lookup): Patches {
  if (changes.length === 0) return { patch: '', kustomize: '', helm: '' };
  const patch = patchLines(object, changes);
  const say = (key: string): string => `# ${commentText(phrase(message(key), lookup))}`;
  return {
    patch: textOf([say('patch_save'), `# ${commandFor(object)}`, ...patch]),
    kustomize: textOf([
      say('kustomize_save'),
      'apiVersion: kustomize.config.k8s.io/v1beta1',
      'kind: Kustomization',
      'resources:',
      '  - ingress.yaml',
      'patches:',
      '  - patch: |-',
      ...indented(patch, 6),
    ]),
    helm: textOf([say('helm_save'), 'ingress:', '  annotations:', ...indented(annotationLines(changes), 4)]),
  };
}

/** A strategic merge patch, which for annotations is the same as a JSON merge patch. */
const patchLines = ({ name, namespace }: Named, changes: readonly Change[]): readonly string[] => [
  'apiVersion: networking.k8s.io/v1',
  'kind: Ingress',
  'metadata:',
  `  name: ${quoted(name)}`,
  ...(namespace === null ? [] : [`  namespace: ${quoted(namespace)}`]),
  '  annotations:',
  ...indented(annotationLines(changes), 4),
];

const annotationLines = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ key, value }) => `${key}: ${quoted(value)}`);

/** In a comment: whatever is not printable ASCII in the names cannot be run, and no cluster takes such names. */
function commandFor({ name, namespace }: Named): string {
  const where = namespace === null ? '' : ` -n ${shellQuoted(namespace)}`;
  return commentText(
    `kubectl patch ingress ${shellQuoted(name)}${where} --type=strategic --patch-file=cors-patch.yaml`,
  );
}

const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => ' '.repeat(by) + line);

const textOf = (lines: readonly string[]): string => [...lines, ''].join('\n');
