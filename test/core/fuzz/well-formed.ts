// What must be true of every verdict, whatever was judged.
import type { Exchange, Leg } from '../../../src/core/exchange.ts';
import { explain, explainAdvice, explainCause, inEnglish } from '../../../src/core/index.ts';
import { ruleOf } from '../../../src/core/rules/index.ts';
import type { Candidate, Explanation, Failure, Verdict } from '../../../src/core/verdict.ts';

/** What is wrong with the verdict, in words for the developer; `null` when nothing is. */
export function defectOf(exchange: Exchange, verdict: Verdict): string | null {
  return (
    defectOfResult(verdict) ??
    defectOfCandidates(exchange, verdict) ??
    first(verdict.failures, (failure) => defectOfFailure(failure, exchange.legs)) ??
    defectOfRest(exchange, verdict)
  );
}

function first<T>(items: readonly T[], defect: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = defect(item);
    if (found !== null) return found;
  }
  return null;
}

function defectOfResult({ result, failures, candidates, cause, advice }: Verdict): string | null {
  switch (result) {
    case 'blocked':
      return failures.length === 0 ? 'blocked without a failure' : null;
    case 'ambiguous':
      return failures.length === 0 || candidates.length !== 2 ? 'ambiguous without two readings' : null;
    case 'allowed':
      return failures.length > 0 || cause !== null ? 'allowed with a failure or a cause' : null;
    case 'not-cors':
      return failures.length + candidates.length + advice.length > 0 ? 'not-cors with findings of CORS' : null;
    case 'pending':
      return failures.length + candidates.length + advice.length > 0 || cause !== null ? 'pending, yet judged' : null;
  }
}

function defectOfCandidates(exchange: Exchange, { result, failures, candidates }: Verdict): string | null {
  const modes = candidates.map(({ credentials }) => credentials).join();
  if (!['', 'omit', 'include', 'omit,include'].includes(modes)) return `readings under ${modes}`;
  const known = exchange.credentials;
  // A page's own word, or a font's type, falls where what the browser did contradicts it.
  const isHint = exchange.redirectMode !== undefined || exchange.resourceType === 'font';
  if (modes !== '' && known !== 'unknown' && !isHint && modes !== known)
    return `a reading under ${modes}, and it is ${known}`;
  const [one, other] = candidates;
  if (one === undefined) return null;
  if (candidates.some((candidate) => candidate.failures.some(({ onlyWith }) => onlyWith !== null))) {
    return 'a reading has a failure that is marked for one reading only';
  }
  if (other === undefined) return sameKinds(one.failures, failures) ? null : 'the only reading is not the verdict';
  if ((result === 'ambiguous') === stopAlike(one, other)) return 'two readings, and the result does not tell so';
  const omit = failures.filter(({ onlyWith }) => onlyWith !== 'include');
  const include = failures.filter(({ onlyWith }) => onlyWith !== 'omit');
  return sameKinds(omit, one.failures) && sameKinds(include, other.failures) ? null : 'the readings do not add up';
}

const stopAlike = (one: Candidate, other: Candidate): boolean =>
  sameKinds(one.failures.slice(0, 1), other.failures.slice(0, 1));

const nameOf = ({ kind, leg, needed }: Failure): string => `${kind} ${leg} ${needed}`;

const sameKinds = (some: readonly Failure[], others: readonly Failure[]): boolean =>
  some.length === others.length && some.every((failure, index) => nameOf(failure) === nameOf(others[index] ?? failure));

function defectOfFailure(failure: Failure, legs: readonly Leg[]): string | null {
  const { kind, chromium, firefox, stage } = failure;
  const rule = ruleOf(kind);
  if (failure.rule !== rule.id) return `${kind} under the rule ${failure.rule}`;
  if (!rule.chromium.includes(chromium)) return `${rule.id} does not know Chromium's ${chromium}`;
  if (firefox !== null && !rule.firefox.includes(firefox)) return `${rule.id} does not know Firefox's ${firefox}`;
  const role = legs[failure.leg]?.role;
  if (role === undefined) return `${kind} on leg ${failure.leg}, which is none`;
  if ((stage === 'preflight') !== (role === 'preflight')) return `the stage ${stage} on a ${role}`;
  if (failure.header !== null && !/^[a-z-]+$/.test(failure.header)) return `the header ${failure.header}`;
  return defectOfWords(kind, explain(failure));
}

function defectOfRest(
  { legs }: Exchange,
  { result, cause, advice, failures, preflightReason }: Verdict,
): string | null {
  if (failures.some(({ leg }, index) => leg < (failures[index - 1]?.leg ?? 0))) return 'failures out of order';
  if (cause !== null) {
    if (legs[cause.leg] === undefined) return `the cause ${cause.id} on leg ${cause.leg}, which is none`;
    const defect = defectOfWords(cause.id, explainCause(cause));
    if (defect !== null) return defect;
  }
  if (advice.length > 0 && result !== 'allowed') return `advice on ${result}`;
  if (preflightReason?.headers.some(({ name }) => name !== name.toLowerCase()) === true) {
    return 'a reason for the preflight with a name that is not lower-case';
  }
  return first(advice, (one) =>
    legs[one.leg] === undefined
      ? `the advice ${one.id} on leg ${one.leg}, which is none`
      : defectOfWords(one.id, explainAdvice(one)),
  );
}

/** Each sentence has its template, and each placeholder of the template its value, which is text. */
function defectOfWords(id: string, explanation: Explanation): string | null {
  for (const { key, values } of Object.values(explanation)) {
    const template = inEnglish(key);
    if (template === '') return `${id}: no sentence ${key}`;
    for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
      if (!Object.hasOwn(values, name) || typeof values[name] !== 'string') return `${id}: ${key} lacks ${name}`;
    }
  }
  return null;
}
