// The diagnosis as text for a terminal.
import {
  type Exchange,
  type Explanation,
  explain,
  explainAdvice,
  explainCause,
  type Failure,
  findingText,
  type Fix,
  type GivenIngress,
  inEnglish,
  type Instruction,
  instructionText,
  type Message,
  phrase,
  problemText,
  riskText,
  type Verdict,
} from '../core/index.ts';
import { redactText } from '../core/report/redact.ts';

const say = (message: Message): string => phrase(message, inEnglish);

const indented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');

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
export function exchangeText({ legs, pageOrigin }: Exchange, verdict: Verdict): string {
  const request = legs.find(({ role }) => role === 'request') ?? legs[0];
  const lines = [`${words[verdict.result]}  ${request?.method ?? ''} ${request?.url ?? ''}  from ${pageOrigin}`];
  if (verdict.cause !== null) lines.push(say(explainCause(verdict.cause).what));
  lines.push(...(verdict.result === 'ambiguous' ? readingLines(verdict) : allFailures(verdict.failures)));
  lines.push(...verdict.advice.flatMap((advice) => paragraphs(explainAdvice(advice))));
  const [head = '', ...rest] = lines;
  return [head, ...rest.map((line) => indented(line, '  '))].join('\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function changeText({ yaml, proof, release, ingress, kubectl }: Fix): string[] {
  const whole = ingress?.manifest ?? '';
  const passing = proof.filter(({ after }) => after === 'allowed').length;
  return [
    (whole === '' ? yaml : whole).trimEnd(),
    ...(ingress === undefined ? [] : givenText(ingress, kubectl)),
    `Simulated on ${release} with these annotations: ${passing} of ${counted(proof.length, 'request')} will pass.`,
  ];
}

const MARKS = { same: ' ', added: '+', removed: '-', gap: '…' } as const;

/** The change in the reader's own file, and the command that makes it. */
function givenText({ merged, problem }: GivenIngress, kubectl: string): string[] {
  const diff = merged?.diff.map(({ kind, text }) => `${MARKS[kind]} ${text}`.trimEnd()).join('\n');
  const why = problem === null ? [] : [say(problemText(problem))];
  return [...(diff === undefined ? why : [diff]), kubectl.trimEnd()];
}

const nameOf = ({ name, namespace }: GivenIngress): string => (namespace === null ? name : `${namespace}/${name}`);

/** What the present annotations really do. */
function findingLines(ingress: GivenIngress): string[] {
  if (ingress.findings.length === 0) return [];
  const lines = ingress.findings.map((finding) => {
    const place = finding.at === null ? '' : `${finding.at.line}:${finding.at.column}  `;
    return indented(`${place}${say(findingText(finding))}`, '  ');
  });
  return [[`The Ingress ${nameOf(ingress)} today`, ...lines].join('\n')];
}

function instructionLines(instruction: Instruction): string {
  const { annotation } = instruction;
  const line = annotation === null ? '' : `\n  ${annotation.key}: "${annotation.value}"`;
  return say(instructionText(instruction)) + line;
}

/** What to change: annotations or what stands in for them, and whether it will be enough. */
export function fixText(fix: Fix): string {
  const present = fix.ingress === undefined ? [] : findingLines(fix.ingress);
  const sections = [...present, ...(fix.changes.length > 0 ? changeText(fix) : ['No cors-* annotation repairs this.'])];
  sections.push(...fix.instructions.map((instruction) => instructionLines(instruction)));
  if (fix.minimumRelease !== null) sections.push(`This needs ${fix.minimumRelease} or newer.`);
  sections.push(...fix.risks.map((risk) => say(riskText(risk))));
  return [`What to do for ${fix.host}`, ...sections.map((section) => indented(section, '  '))].join('\n');
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
  return redactText([...told, ...fixes.map((fix) => fixText(fix)), counts].join('\n\n'));
}
