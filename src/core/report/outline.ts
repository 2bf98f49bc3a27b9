// The report as an outline of headings, sentences and blocks, the same for Markdown and HTML.
import type { Lookup } from '../text/message.ts';
import { message } from '../text/strings.ts';
import type { FixSummary } from './fix-summary.ts';
import { sentence } from './sentence.ts';
import type { Report, ReportedFailure, ReportedRequest, Sentence } from './types.ts';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: Sentence }
  | { readonly kind: 'paragraph'; readonly text: Sentence }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Sentence[])[] }
  | { readonly kind: 'code'; readonly language: 'yaml' | 'sh'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly Sentence[]; readonly rows: readonly (readonly Sentence[])[] };

type ById = ReadonlyMap<string, ReportedRequest>;
type Say = (key: string, values?: Readonly<Record<string, string>>) => Sentence;

const value = (text: string): Sentence => ({ text, pieces: [{ text, value: true }] });

/** The blocks of a report, made as they are asked for. */
export function* outlineOf(report: Report, lookup: Lookup): Generator<Block, void> {
  const say: Say = (key, values = {}) => sentence(message(key, values), lookup);
  const { page, version, summary } = report;
  const byId = new Map(report.requests.map((request) => [request.id, request]));
  const counts = Object.fromEntries(Object.entries(summary).map(([name, count]) => [name, String(count)]));
  yield { kind: 'heading', level: 1, text: say('report_title') };
  if (page !== '') yield paragraph(say('report_page', { page }));
  yield paragraph(say('report_summary', counts));
  yield { kind: 'heading', level: 2, text: say('report_blocked') };
  yield report.requests.length === 0 ? paragraph(say('report_none')) : tableOf(report.requests, say);
  for (const request of report.requests) yield* requestBlocks(request, say);
  if (report.fixes.length > 0) yield heading(2, say('report_fixes'));
  for (const fix of report.fixes) yield* fixBlocks(fix, byId, say);
  if (version !== '') yield paragraph(say('report_version', { version }));
}

const paragraph = (text: Sentence): Block => ({ kind: 'paragraph', text });
const heading = (level: 2 | 3 | 4, text: Sentence): Block => ({ kind: 'heading', level, text });

function tableOf(requests: readonly ReportedRequest[], say: Say): Block {
  const head = ['request', 'origin', 'chromium', 'what'].map((column) => say(`report_column_${column}`));
  const rows = requests.map(({ method, url, origin, failures, readings }) => {
    const stops =
      readings.length === 0 ? failures.slice(0, 1) : readings.flatMap((reading) => reading.failures.slice(0, 1));
    return [
      value(`${method} ${url}`),
      value(origin),
      value(stops.map(({ chromium }) => chromium).join(' / ')),
      readings.length === 0 ? (stops[0]?.title ?? value('')) : say('report_undecided'),
    ];
  });
  return { kind: 'table', head, rows };
}

function requestBlocks({ method, url, failures, readings, cause }: ReportedRequest, say: Say): readonly Block[] {
  return [
    heading(3, value(`${method} ${url}`)),
    ...(cause === null
      ? []
      : [paragraph(say('report_cause', { title: cause.title.text })), paragraph(cause.what), paragraph(cause.todo)]),
    ...(readings.length === 0 ? [failureList(failures, say)] : [paragraph(say('report_two_readings'))]),
    ...readings.flatMap((reading) => [
      heading(4, say(`report_reading_${reading.credentials}`)),
      failureList(reading.failures, say),
    ]),
  ];
}

const failureList = (failures: readonly ReportedFailure[], say: Say): Block => ({
  kind: 'list',
  ordered: true,
  items: failures.map((failure) => failureLines(failure, say)),
});

function failureLines(failure: ReportedFailure, say: Say): readonly Sentence[] {
  const { found, needed, onlyWith, stoppedHere } = failure;
  return [
    failure.title,
    ...(stoppedHere ? [say('report_stopped')] : []),
    value(failure.chromium),
    failure.what,
    failure.why,
    ...evidence(found, needed, say),
    ...(onlyWith === null ? [] : [say(`report_only_${onlyWith}`)]),
  ];
}

function evidence(found: string | null, needed: string | null, say: Say): readonly Sentence[] {
  if (found !== null && needed !== null) return [say('report_found', { found, needed })];
  if (found !== null) return [say('report_found_alone', { found })];
  return needed === null ? [] : [say('report_needed_alone', { needed })];
}

function fixBlocks(fix: FixSummary, requests: ById, say: Say): readonly Block[] {
  const blocked = fix.proof.some(({ before }) => before !== 'allowed');
  const { host, release, minimumRelease: minimum, paths } = fix;
  return [
    heading(3, say(blocked ? 'report_fix' : 'report_improvement', { host })),
    ...(fix.changes.length === 0
      ? [paragraph(say('report_no_annotation'))]
      : [paragraph(say('report_release', { release }))]),
    ...(minimum === null ? [] : [paragraph(say('report_minimum', { minimum }))]),
    ...(paths === null ? [] : [paragraph(say('report_paths', { paths: paths.join(', ') }))]),
    ...instructionBlocks(fix, say),
    ...(fix.risks.length === 0 ? [] : [heading(4, say('report_risks')), list(fix.risks.map(({ text }) => text))]),
    ...textBlocks(fix, say),
    ...proofBlocks(fix, requests, say),
  ];
}

const list = (items: readonly Sentence[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((item) => [item]),
});

function instructionBlocks({ instructions, changes }: FixSummary, say: Say): readonly Block[] {
  if (instructions.length === 0) return [];
  const items = instructions.map(({ text, annotation }) =>
    annotation === null ? [text] : [text, say('report_annotation', { ...annotation })],
  );
  const title = changes.length === 0 ? 'report_instructions' : 'report_also';
  return [heading(4, say(title)), { kind: 'list', ordered: false, items }];
}

const shell = (text: string): Block => ({ kind: 'code', language: 'sh', text });

function textBlocks({ yaml, kubectl, curl }: FixSummary, say: Say): readonly Block[] {
  if (yaml === '') return [];
  const lookalike = curl.lookalike === '' ? [] : [paragraph(say('report_curl_lookalike')), shell(curl.lookalike)];
  return [
    heading(4, say('report_annotations')),
    { kind: 'code', language: 'yaml', text: yaml },
    heading(4, say('report_kubectl')),
    shell(kubectl),
    heading(4, say('report_curl')),
    paragraph(say('report_curl_allowed')),
    shell(curl.allowed),
    ...lookalike,
  ];
}

function proofBlocks(fix: FixSummary, requests: ById, say: Say): readonly Block[] {
  if (fix.changes.length === 0) return [];
  const failing = fix.proof.filter(({ after }) => after !== 'allowed');
  const counts = { passing: String(fix.proof.length - failing.length), all: String(fix.proof.length) };
  const still = failing.flatMap(({ request, remaining }): readonly Sentence[] => {
    const found = requests.get(request);
    const rules = [...new Set(remaining)].join(', ');
    return found ? [say('report_remaining', { method: found.method, url: found.url, rules })] : [];
  });
  return [
    paragraph(say('report_proof', counts)),
    ...(still.length === 0 ? [] : [list(still)]),
    ...(fix.preflightCache > 0 ? [paragraph(say('report_cache', { seconds: String(fix.preflightCache) }))] : []),
  ];
}
