// The texts that a reader copies: annotations, a whole Ingress, shell lines.
import type { Because, Change } from '../fix.ts';
import { type Lookup, phrase } from '../text/message.ts';
import { message } from '../text/strings.ts';
import { ownIngressTexts } from './own-ingress-texts.ts';
import { isObjectName, VARIABLES } from './object-name.ts';
import { shellQuoted } from './shell.ts';
import type { Named, Target, Texts } from './types.ts';
import { commentText, quoted } from './yaml.ts';

/** Reasons that stand at a line; the rest are counted. */
const REASONS_SHOWN = 3;

/** Empty texts when there is no change. */
export function ingressTexts(target: Target, changes: readonly Change[], lookup: Lookup): Texts {
  const { paths, object } = target;
  if (changes.length === 0) return { yaml: '', kubectl: '' };
  const lines = annotationLines(changes, lookup);
  if (paths === null) {
    const kubectl =
      object === null || !isObjectName(object)
        ? annotateLines(changes, lookup)
        : overwriteLines(object, changes, lookup);
    return { yaml: ['metadata:', '  annotations:', ...lines, ''].join('\n'), kubectl };
  }
  return ownIngressTexts(target, paths, lines, lookup);
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
  const reasons = new Set<string>();
  const told = new Set<string>();
  for (const { exchange, reason } of because) {
    if (reasons.size === REASONS_SHOWN) break;
    reasons.add(phrase(reason, lookup));
    told.add(exchange);
  }
  const more = new Set(because.map(({ exchange }) => exchange)).size - told.size;
  return more === 0 ? [...reasons] : [...reasons, phrase(message('yaml_more', { count: String(more) }), lookup)];
}

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

/** The present values are known, so that they may be overwritten. */
function overwriteLines({ name, namespace }: Named, changes: readonly Change[], lookup: Lookup): string {
  const where = namespace === null ? '' : ` -n ${shellQuoted(namespace)}`;
  return [
    `# ${commentText(phrase(message('kubectl_overwrite'), lookup))}`,
    [`kubectl annotate ingress ${shellQuoted(name)}${where} --overwrite`, ...changes.map(pair)].join(' \\\n  '),
    '',
  ].join('\n');
}
