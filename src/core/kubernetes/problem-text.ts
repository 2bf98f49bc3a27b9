import type { Catalog, Message } from '../text/message.ts';
import { keyOf, message } from '../text/strings.ts';
import type { Problem } from './manifest.ts';

/** Why a text could not be read or changed, in one sentence with line and column. */
export function problemText({ id, values, line, column }: Problem): Message {
  return message(keyOf('yaml_problem', id), { ...values, line: String(line), column: String(column) });
}

/** English for the problems. */
export const problemStrings: Catalog = {
  yaml_problem_bad_indent: 'Line {line}, column {column}: the indentation does not fit the lines above.',
  yaml_problem_broken: 'Line {line}, column {column}: this is no valid YAML. {reason}',
  yaml_problem_duplicate_key: 'Line {line}, column {column}: this key stands here a second time.',
  yaml_problem_empty: 'There is nothing in it yet.',
  yaml_problem_flattened:
    'Line {line}, column {column}: the indentation was lost. {key} has to stand further to the right than metadata, which holds it.',
  yaml_problem_missing_colon: 'Line {line}, column {column}: a colon or a line break is missing here.',
  yaml_problem_no_host: 'No Ingress in it serves {host}.',
  yaml_problem_no_ingress: 'There is no object of the kind Ingress in it.',
  yaml_problem_no_map:
    'Line {line}, column {column}: annotations holds no keys. Each line below it needs a key, a colon and a space.',
  yaml_problem_no_metadata:
    'Line {line}, column {column}: this Ingress has no metadata. Put "metadata:" into it, with its name below.',
  yaml_problem_odd_space:
    'Line {line}, column {column}: the indentation holds a space that YAML does not know, as web pages have it. Use plain spaces.',
  yaml_problem_shared_anchor:
    'Line {line}, column {column}: {name} shares its annotations with other objects by an anchor. Change the text by hand, or use one of the patches.',
  yaml_problem_tab: 'Line {line}, column {column}: a tab stands in the indentation. YAML takes spaces only.',
  yaml_problem_template:
    'Line {line}, column {column}: this is a template of Helm. Paste what "helm template" or "kubectl get ingress -o yaml" prints.',
  yaml_problem_too_large: 'The text is too long to be read: {size} characters. Paste the Ingress of this host alone.',
  yaml_problem_unclosed: 'Line {line}, column {column}: a quote, a bracket or a brace is not closed.',
  yaml_problem_unknown_alias: 'Line {line}, column {column}: no anchor of this name stands above.',
};
