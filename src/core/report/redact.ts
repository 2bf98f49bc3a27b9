// The only door out: whatever leaves the browser passes here first. There is no way round it and nothing to switch off.
import type { HeaderLines } from '../exchange.ts';

/** What stands in place of a secret. Letters only, so that it means nothing to YAML, a shell, HTML or Markdown. */
const REDACTED = 'REDACTED';

/** Parts of a name that mean nothing else, wherever they stand: `accessToken`, `JSESSIONID`, `X-Amz-Signature`. */
const STEMS = /token|secret|passw|pwd|api-?key|session|sessid|jwt|bearer|credential|signature|cookie/;
/** Words that tell of a secret when they stand alone: `key=`, `X-API-Key`, `code=`. */
const WORDS: ReadonlySet<string> = new Set([
  'auth',
  'authenticate',
  'authentication',
  'authorization',
  'assertion',
  'code',
  'csrf',
  'key',
  'otp',
  'pin',
  'sas',
  'sid',
  'sig',
  'ticket',
  'xsrf',
]);

/** Long runs of token characters with both letters and digits: session ids and keys in a path. */
const LONG_TOKEN = /^(?=.*\d)(?=.*[A-Za-z])[\w~+=.-]{32,}$/;

/** Whether a header or query parameter of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return STEMS.test(words) || words.split(/[^a-z\d]+/).some((word) => WORDS.has(word));
}

/** A header's value, as it may leave: names of headers and values that a verdict rests on stay. */
export function redactHeader(name: string, value: string): string {
  if (name.toLowerCase().startsWith('access-control-')) return redactText(value);
  if (isSecretName(name)) return REDACTED;
  return URL_HEADERS.has(name.toLowerCase()) ? redactUrl(value) : redactText(value);
}

const URL_HEADERS = new Set(['location', 'referer', 'content-location', 'origin']);

export function redactHeaders(headers: HeaderLines): HeaderLines {
  return headers.map(([name, value]) => [name, redactHeader(name, value)] as const);
}

/** Text of the page or its servers: tokens and URLs with secrets in it are masked, the rest stays. */
export function redactText(text: string): string {
  const masked = text.includes('eyJ') ? text.replaceAll(/[\w.-]+/g, withoutToken) : text;
  if (!masked.includes('://')) return masked;
  return masked
    .split(/([\s"'<>,]+)/)
    .map(withUrlRedacted)
    .join('');
}

/** A word with a URL in it, which may stand behind other characters. */
function withUrlRedacted(word: string): string {
  const at = word.indexOf('://');
  if (at < 0) return word;
  const before = /[a-z\d+.-]*$/i.exec(word.slice(Math.max(0, at - LONGEST_SCHEME), at))?.[0] ?? '';
  const scheme = before.replace(/^[^a-z]+/i, '');
  const from = at - scheme.length;
  return word.slice(0, from) + redactUrl(word.slice(from));
}

const LONGEST_SCHEME = 40;
const SHORTEST_HEADER = 11;
const SHORTEST_PAYLOAD = 4;

/** A JSON Web Token within a word: base64url of `{"` and a payload behind a dot. What follows goes with it. */
function withoutToken(word: string): string {
  const parts = word.split('.');
  const found = parts.findIndex((part, index) => {
    const at = part.indexOf('eyJ');
    return at >= 0 && part.length - at >= SHORTEST_HEADER && (parts[index + 1]?.length ?? 0) >= SHORTEST_PAYLOAD;
  });
  if (found < 0) return word;
  const start = (parts[found] ?? '').indexOf('eyJ');
  const before = [...parts.slice(0, found), (parts[found] ?? '').slice(0, start)].join('.');
  return `${before}${REDACTED}`;
}

/** A URL without userinfo and fragment; secrets among its query's values and path's segments are masked. */
export function redactUrl(text: string): string {
  const match = /^([a-z][a-z\d+.-]*:\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(text);
  if (match === null) return text;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  const host = scheme === '' ? authority : authority.slice(authority.lastIndexOf('@') + 1);
  return `${scheme}${host}${redactPath(path)}${redactQuery(query)}`;
}

/** A URL without its query, for a sentence. */
export function shownUrl(text: string): string {
  const [path = ''] = text.split('?', 1);
  return redactUrl(path);
}

function redactPath(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      if (LONG_TOKEN.test(segment)) return REDACTED;
      return segment.includes('eyJ') ? segment.replaceAll(/[\w.-]+/g, withoutToken) : segment;
    })
    .join('/');
}

function redactQuery(query: string): string {
  if (query === '') return '';
  const parameters = query
    .slice(1)
    .split('&')
    .map((parameter) => {
      const equals = parameter.indexOf('=');
      if (equals < 0) return LONG_TOKEN.test(parameter) ? REDACTED : parameter;
      const [name, value] = [parameter.slice(0, equals), parameter.slice(equals + 1)];
      const secret = isSecretName(decoded(name)) || LONG_TOKEN.test(value) || decoded(value).includes('eyJ');
      return secret && value !== '' ? `${name}=${REDACTED}` : parameter;
    });
  return `?${parameters.join('&')}`;
}

/** A malformed escape must not stop a report. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
