// The diagnosis as text for a terminal.
import {
  type Exchange,
  type Explanation,
  explain,
  explainAdvice,
  explainCause,
  type Failure,
  type Fix,
  type Verdict,
} from '../core/index.ts';
import { redactText } from '../core/report/redact.ts';
import { fixText } from './fix-text.ts';
import { counted, indented, nameOfRequest, say } from './words.ts';

const paragraphs = ({ what, why, todo }: Explanation): string[] =>
  [what, why, todo].map((part) => say(part)).filter((text) => text !== '');

const foundAndNeeded = ({ header, found, needed }: Failure): string[] =>
  header === null ? [] : [`${header}: found ${found ?? 'nothing'}${needed === null ? '' : `, needed ${needed}`}`];

function failureLines(failure: Failure, first: boolean): string[] {
  const explanation = explain(failure);
  const condition = failure.onlyWith === null ? '' : ` (only if the request's credentials mode is ${failure.onlyWith})`;
  const mark = first ? 'The browser stopped here' : 'Would fail next';
  const head = `${mark}: ${say(explanation.title)} [${failure.chromium}]${condition}`;
  const details = first ? [...paragraphs(explanation), ...foundAndNeeded(failure)] : foundAndNeeded(failure);
  return [head, ...details.map((line) => indented(line, '  '))];
}

const allFailures = (failures: readonly Failure[]): string[] =>
  failures.flatMap((failure, index) => failureLines(failure, index === 0));

/** Both readings of a request whose credentials mode no event tells. */
function readingLines({ candidates }: Verdict): string[] {
  const readings = candidates.flatMap(({ credentials, failures }) => [
    `If it is made ${credentials === 'include' ? 'with' : 'without'} credentials`,
    ...allFailures(failures).map((line) => indented(line, '  ')),
  ]);
  return ['Two readings fit what the browser showed:', ...readings];
}

const words: Readonly<Record<Verdict['result'], string>> = {
  allowed: 'ALLOWED',
  blocked: 'BLOCKED',
  ambiguous: 'BLOCKED',
  'not-cors': 'NOT CORS',
  pending: 'PENDING',
};

/** What happened to one request, and why: all failures, the one at which the browser stopped first. */
export function exchangeText(exchange: Exchange, verdict: Verdict): string {
  const lines = [`${words[verdict.result]}  ${nameOfRequest(exchange)}  from ${exchange.pageOrigin}`];
  if (verdict.cause !== null) lines.push(say(explainCause(verdict.cause).what));
  lines.push(...(verdict.result === 'ambiguous' ? readingLines(verdict) : allFailures(verdict.failures)));
  lines.push(...verdict.advice.flatMap((advice) => paragraphs(explainAdvice(advice))));
  const [head = '', ...rest] = lines;
  return [head, ...rest.map((line) => indented(line, '  '))].join('\n');
}

const isBlocked = ({ result }: Verdict): boolean => result === 'blocked' || result === 'ambiguous';

/** The blocked requests, those with advice, and every fix; a line of counts ends it. Secrets in addresses are masked. */
export function diagnosisText(
  exchanges: readonly Exchange[],
  verdicts: readonly Verdict[],
  fixes: readonly Fix[],
): string {
  const told = exchanges.flatMap((exchange, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined || !(isBlocked(verdict) || verdict.advice.length > 0)) return [];
    return [exchangeText(exchange, verdict)];
  });
  const blocked = verdicts.filter((verdict) => isBlocked(verdict)).length;
  const fixed = fixes.length === 1 ? '1 fix' : `${fixes.length} fixes`;
  const counts = `${counted(exchanges.length, 'cross-origin request')}, ${blocked} blocked, ${fixed}`;
  const requests = new Map(exchanges.map((exchange) => [exchange.id, exchange] as const));
  return redactText([...told, ...fixes.map((fix) => fixText(fix, requests)), counts].join('\n\n'));
}
