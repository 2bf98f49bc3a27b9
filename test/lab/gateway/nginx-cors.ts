// The CORS directives that the controller writes into a location: the text of its template, for each generation of it.
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import { compareReleases } from '../../../src/core/ingress-nginx/release.ts';
import type { Annotations, EffectiveCors, Release } from '../../../src/core/ingress-nginx/types.ts';
import { block, literal, quoted } from './nginx-text.ts';

/** The directives for these annotations in that release; none when CORS is off. */
export function corsDirectives(annotations: Annotations, release: Release): readonly string[] {
  const cors = effectiveCors(annotations, release);
  if (!cors.enabled) return [];
  if (compareReleases(release, 'v1.0.5') >= 0) return matchingBlock(cors);
  const lists = listDirectives(cors);
  const answer = [...originDirectives(cors), ...lists, ...exposeDirectives(cors), ...answerDirectives(cors)];
  const always = compareReleases(release, 'v0.40.0') >= 0 ? exposeDirectives(cors) : lists;
  return [...block("if ($request_method = 'OPTIONS')", answer), ...originDirectives(cors), ...always];
}

function matchingBlock(cors: EffectiveCors): readonly string[] {
  const lines = [
    'more_set_headers "Access-Control-Allow-Origin: $http_origin";',
    ...credentialsDirectives(cors),
    ...listDirectives(cors),
    ...exposeDirectives(cors),
  ];
  const maxAge = header('Access-Control-Max-Age', String(cors.max_age));
  return [
    ...originTest(cors.origins),
    ...block("if ($request_method = 'OPTIONS')", ['set $cors ${cors}options;']),
    ...block('if ($cors = "true")', [...lines, maxAge]),
    ...block('if ($cors = "trueoptions")', [...lines, ...answerDirectives(cors)]),
  ];
}

/** `buildCorsOriginRegex`: blank entries are skipped, the bar before them is not. */
function originTest(origins: readonly string[]): readonly string[] {
  if (origins.length === 0) return [];
  if (origins.length === 1 && origins[0] === '*') return ['set $http_origin *;', "set $cors 'true';"];
  let expression = '(';
  for (const [index, entry] of origins.entries()) {
    const origin = entry.trim();
    if (origin === '') continue;
    expression += `(${originExpression(origin)})`;
    if (index !== origins.length - 1) expression += '|';
  }
  return [`if ($http_origin ~* ${quoted(`${expression})$`)}) { set $cors 'true'; }`];
}

function originExpression(origin: string): string {
  const escaped = origin.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return escaped.replace(String.raw`\*`, String.raw`[A-Za-z0-9\-]+`);
}

function originDirectives(cors: EffectiveCors): readonly string[] {
  return [header('Access-Control-Allow-Origin', cors.origins[0] ?? '*'), ...credentialsDirectives(cors)];
}

function credentialsDirectives(cors: EffectiveCors): readonly string[] {
  return cors.credentials ? [header('Access-Control-Allow-Credentials', 'true')] : [];
}

function listDirectives(cors: EffectiveCors): readonly string[] {
  return [header('Access-Control-Allow-Methods', cors.methods), header('Access-Control-Allow-Headers', cors.headers)];
}

function exposeDirectives(cors: EffectiveCors): readonly string[] {
  return cors.expose ? [header('Access-Control-Expose-Headers', cors.expose)] : [];
}

function answerDirectives(cors: EffectiveCors): readonly string[] {
  return [
    header('Access-Control-Max-Age', String(cors.max_age)),
    header('Content-Type', 'text/plain charset=UTF-8'),
    header('Content-Length', '0'),
    'return 204;',
  ];
}

function header(name: string, value: string): string {
  return `more_set_headers ${literal(`${name}: ${value}`)};`;
}
