// A whole Ingress for some paths of a host, beside the one that serves them today.
import { withoutPolicy } from '../ingress-nginx/annotations.ts';
import type { IngressObject } from '../kubernetes/manifest.ts';
import { type Lookup, phrase } from '../text/message.ts';
import { message } from '../text/strings.ts';
import { isObjectName, ownName, VARIABLES } from './object-name.ts';
import { shellQuoted } from './shell.ts';
import type { Target, Texts } from './types.ts';
import { commentText, jsonText, quoted } from './yaml.ts';

/** @param lines the annotations that the new Ingress is there for */
export function ownIngressTexts(
  target: Target,
  paths: readonly string[],
  lines: readonly string[],
  lookup: Lookup,
): Texts {
  const say = (key: string): string => `# ${commentText(phrase(message(key), lookup))}`;
  const object = target.object !== null && isObjectName(target.object) ? target.object : null;
  const namespace = object?.namespace ?? null;
  const host = target.host.replace(/:\d+$/, '');
  const backends = paths.map((_, index) => target.backends[index] ?? null);
  const yaml = [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    `  name: ${quoted(ownName(host, paths))}`,
    ...(namespace === null ? [] : [`  namespace: ${quoted(namespace)}`]),
    '  annotations:',
    ...lines,
    ...(object === null ? [] : carriedAnnotations(object)),
    'spec:',
    ...(object === null ? [`  ${say('yaml_copy_spec')}`] : carriedSpec(object)),
    '  rules:',
    `    - host: ${quoted(host)}`,
    '      http:',
    '        paths:',
    ...paths.flatMap((path, index) => pathLines(path, backends[index], say('yaml_copy_backend'))),
    '',
  ].join('\n');
  const isWhole = object !== null && !backends.includes(null);
  return { yaml, kubectl: isWhole ? createLines(namespace, say) : copyAndCreateLines(say) };
}

function pathLines(path: string, backend: unknown, copy: string): readonly string[] {
  return [
    `          - path: ${quoted(path)}`,
    '            pathType: Prefix',
    ...(backend === null
      ? [`            ${copy}`, '            backend: {}']
      : [`            backend: ${jsonText(backend)}`]),
  ];
}

/** A new Ingress inherits nothing: what the present one sets for these paths, but for its CORS policy, comes along. */
function carriedAnnotations({ annotations }: IngressObject): readonly string[] {
  return Object.entries(withoutPolicy(annotations)).map(([key, value]) => `    ${quoted(key)}: ${quoted(value)}`);
}

const carriedSpec = ({ className, tls }: IngressObject): readonly string[] => [
  ...(className === null ? [] : [`  ingressClassName: ${quoted(className)}`]),
  ...(tls === null ? [] : [`  tls: ${jsonText(tls)}`]),
];

function createLines(namespace: string | null, say: (key: string) => string): string {
  const where = namespace === null ? '' : ` -n ${shellQuoted(namespace)}`;
  return [say('kubectl_create'), `kubectl create${where} -f cors-ingress.yaml`, ''].join('\n');
}

const copyAndCreateLines = (say: (key: string) => string): string =>
  [
    ...VARIABLES,
    say('kubectl_read_backend'),
    'kubectl get ingress -n "$NAMESPACE" "$INGRESS" -o yaml',
    say('kubectl_create'),
    'kubectl create -n "$NAMESPACE" -f cors-ingress.yaml',
    '',
  ].join('\n');
