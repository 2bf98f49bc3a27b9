// A fix as text for a terminal: what to change, whether it will be enough, how to see that it works.
import {
  type Exchange,
  explain,
  findingText,
  type Fix,
  type GivenIngress,
  type Instruction,
  instructionText,
  problemText,
  riskText,
} from '../core/index.ts';
import { counted, indented, nameOfRequest, say } from './words.ts';

type ById = ReadonlyMap<string, Exchange>;

function changeText(fix: Fix, requests: ById): string[] {
  const { yaml, ingress, kubectl } = fix;
  const whole = ingress?.manifest ?? '';
  return [
    (whole === '' ? yaml : whole).trimEnd(),
    ...(ingress === undefined ? [] : givenText(ingress, kubectl)),
    proofText(fix, requests),
    ...checkText(fix),
  ];
}

/** How many will pass, which will not and why, and that nothing breaks that passes today. */
function proofText({ proof, release }: Fix, requests: ById): string {
  const failing = proof.filter(({ after }) => after !== 'allowed');
  const counts = `${proof.length - failing.length} of ${counted(proof.length, 'request')} will pass.`;
  const broken = failing.some(({ before }) => before === 'allowed');
  const lines = failing.map(({ exchange, remaining: [first] }) => {
    const made = requests.get(exchange);
    const why = first === undefined ? '' : `: ${say(explain(first).title)} [${first.chromium}]`;
    return made === undefined ? '' : `  ${nameOfRequest(made)} will not${why}`;
  });
  return [
    `Simulated on ${release} with these annotations: ${counts}${broken ? '' : ' Nothing that passes today breaks.'}`,
    ...lines.filter((line) => line !== ''),
  ].join('\n');
}

/** How to see that it works, and what may hide it. */
function checkText({ curl, preflightCache }: Fix): string[] {
  const commands = [
    ...(curl.allowed === '' ? [] : [say({ key: 'report_curl_allowed', values: {} }), indented(curl.allowed, '  ')]),
    ...(curl.lookalike === ''
      ? []
      : [say({ key: 'report_curl_lookalike', values: {} }), indented(curl.lookalike, '  ')]),
  ];
  const cached = { key: 'report_cache', values: { seconds: String(preflightCache) } };
  return [...(commands.length === 0 ? [] : [commands.join('\n')]), ...(preflightCache > 0 ? [say(cached)] : [])];
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
export function fixText(fix: Fix, requests: ById): string {
  const present = fix.ingress === undefined ? [] : findingLines(fix.ingress);
  const changes = fix.changes.length > 0 ? changeText(fix, requests) : ['No cors-* annotation repairs this.'];
  const sections = [...present, ...changes];
  sections.push(...fix.instructions.map((instruction) => instructionLines(instruction)));
  if (fix.minimumRelease !== null) sections.push(`This needs ${fix.minimumRelease} or newer.`);
  sections.push(...fix.risks.map((risk) => say(riskText(risk))));
  return [`What to do for ${fix.host}`, ...sections.map((section) => indented(section, '  '))].join('\n');
}
