// The YAML of a case as a reader would paste it, and what a text says of the objects.
import { parseAllDocuments } from 'yaml';
import { type LoopObject, type LoopSite, type ObjectPath, ruleHost } from './site.ts';

/** The objects of a site in its style. */
export function textOf(site: LoopSite): string {
  const host = ruleHost(site, site.label);
  const items = site.objects.map((object) => manifestOf(object, host));
  switch (site.style) {
    case 'json':
      return JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 4);
    case 'list':
      return `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`;
    case 'double':
    case 'single':
    case 'plain':
    case 'flow':
      return site.objects.map((object) => written(object, host, site.style)).join('---\n');
  }
}

const manifestOf = ({ name, created, annotations, paths }: LoopObject, host: string): unknown => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, namespace: 'shop', creationTimestamp: created, annotations },
  spec: {
    rules: [{ host, http: { paths: paths.map(({ path, pathType }) => ({ path, pathType })) } }],
    tls: [{ hosts: [host] }],
  },
});

function written({ name, created, annotations, paths }: LoopObject, host: string, style: LoopSite['style']): string {
  const entries = Object.entries(annotations);
  const block =
    style === 'flow'
      ? `  annotations: {${entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')}}`
      : entries.length === 0
        ? '  annotations:'
        : `  annotations:\n${entries.map(([key, value]) => `    ${key}: ${scalarOf(value, style)}  # ${name}`).join('\n')}`;
  return `# ${name}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: shop
  creationTimestamp: "${created}"
${block}
spec:
  tls:
    - hosts: ["${host}"]
  rules:
    - host: "${host}"
      http:
        paths:
${paths.map(({ path, pathType }) => `          - { path: ${JSON.stringify(path)}, pathType: ${pathType} }`).join('\n')}
`;
}

/** A plain scalar holds words only; anything else is quoted as the style wants it. */
function scalarOf(value: string, style: LoopSite['style']): string {
  if (style === 'plain' && /^https?:\/\/[\w.-]+$|^[A-Z][\w, -]*[\w]$/.test(value)) return value;
  return style === 'single' && !value.includes('\n') ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** The objects of a text, read without the product's own reader. */
export function objectsOf(text: string): readonly LoopObject[] {
  return parseAllDocuments(text, { version: '1.1', merge: true }).flatMap((document) => {
    const [error] = 'errors' in document ? document.errors : [];
    if (error !== undefined) throw error;
    const root: unknown = 'toJS' in document ? document.toJS() : null;
    const items = field(root, 'items');
    return (Array.isArray(items) ? items : [root]).map((item: unknown) => objectOf(item));
  });
}

function objectOf(item: unknown): LoopObject {
  const metadata = field(item, 'metadata');
  const rules = field(field(item, 'spec'), 'rules');
  const paths = field(field(Array.isArray(rules) ? rules[0] : null, 'http'), 'paths');
  const annotations = field(metadata, 'annotations') ?? {};
  return {
    name: String(field(metadata, 'name')),
    created: stampOf(field(metadata, 'creationTimestamp')),
    annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key, String(value)])),
    paths: (Array.isArray(paths) ? paths : []).map((it: unknown): ObjectPath => {
      const type = String(field(it, 'pathType'));
      return {
        path: String(field(it, 'path')),
        pathType: type === 'Prefix' || type === 'Exact' ? type : 'ImplementationSpecific',
      };
    }),
  };
}

/** An object that has not been created yet is the youngest. */
const stampOf = (created: unknown): string => (typeof created === 'string' ? created : '2027-01-01T00:00:00Z');

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;
