import { explainCause } from '../causes/explain.ts';
import type { Exchange, Leg } from '../exchange.ts';
import type { Fix } from '../fix.ts';
import { parseUrl } from '../http/url.ts';
import { explain } from '../rules/explain.ts';
import type { Lookup } from '../text/message.ts';
import type { Candidate, Cause, Failure, Verdict } from '../verdict.ts';
import { summaryOf } from './fix-summary.ts';
import { redactHeader, redactHeaders, redactText, redactUrl } from './redact.ts';
import { sentence } from './sentence.ts';
import type { Report, ReportedCause, ReportedFailure, ReportedLeg, ReportedReading, ReportedRequest } from './types.ts';

export interface Origin {
  readonly page: string;
  readonly version: string;
}

/** Gathers what a report says, a request a step. Nothing gets into it unredacted. */
export function* buildSteps(
  exchanges: readonly Exchange[],
  verdicts: readonly Verdict[],
  fixes: readonly Fix[],
  lookup: Lookup,
  { page, version }: Origin,
): Generator<void, Report> {
  const judged = exchanges.map((exchange, index) => ({ exchange, verdict: verdicts[index] }));
  const wrong = judged.filter(({ verdict }) => verdict?.result === 'blocked' || verdict?.result === 'ambiguous');
  const requests: ReportedRequest[] = [];
  for (const { exchange, verdict } of wrong) {
    if (verdict !== undefined) requests.push(reported(exchange, verdict, lookup));
    yield;
  }
  return {
    schema: 'preflight-report/1',
    version,
    page: redactUrl(page),
    summary: {
      requests: exchanges.length,
      blocked: verdicts.filter(({ result }) => result === 'blocked').length,
      ambiguous: verdicts.filter(({ result }) => result === 'ambiguous').length,
      hosts: new Set(exchanges.map(hostOf)).size,
      fixes: fixes.length,
    },
    requests,
    fixes: fixes.map((fix) => summaryOf(fix, lookup)),
  };
}

function hostOf({ legs }: Exchange): string {
  const { url = '' } = legs[0] ?? {};
  return parseUrl(url)?.host ?? url;
}

function reported(exchange: Exchange, verdict: Verdict, lookup: Lookup): ReportedRequest {
  const certain = verdict.result !== 'ambiguous';
  const first = exchange.legs.find(({ role }) => role === 'request') ?? exchange.legs[0];
  return {
    id: exchange.id,
    browser: exchange.browser,
    method: redactText(first?.method ?? ''),
    url: redactUrl(first?.url ?? ''),
    origin: redactUrl(exchange.pageOrigin),
    result: verdict.result,
    credentials: exchange.credentials,
    failures: verdict.failures.map((failure, index) => reportedFailure(failure, certain && index === 0, lookup)),
    readings: certain ? [] : verdict.candidates.map((candidate) => reportedReading(candidate, lookup)),
    cause: verdict.cause && reportedCause(verdict.cause, lookup),
    legs: exchange.legs.map(reportedLeg),
  };
}

function reportedReading({ credentials, failures }: Candidate, lookup: Lookup): ReportedReading {
  return { credentials, failures: failures.map((failure, index) => reportedFailure(failure, index === 0, lookup)) };
}

function reportedFailure(failure: Failure, stoppedHere: boolean, lookup: Lookup): ReportedFailure {
  const { rule, stage, leg, header, chromium, firefox, onlyWith } = failure;
  const { title, what, why, todo } = explain(failure);
  const value = (text: string | null): string | null => (text === null ? null : redactHeader(header ?? '', text));
  return {
    rule,
    stage,
    leg,
    header,
    found: value(failure.found),
    needed: value(failure.needed),
    chromium,
    firefox,
    onlyWith,
    stoppedHere,
    title: sentence(title, lookup),
    what: sentence(what, lookup),
    why: sentence(why, lookup),
    todo: sentence(todo, lookup),
  };
}

function reportedCause(cause: Cause, lookup: Lookup): ReportedCause {
  const { title, what, todo } = explainCause(cause);
  return { id: cause.id, title: sentence(title, lookup), what: sentence(what, lookup), todo: sentence(todo, lookup) };
}

function reportedLeg({ role, method, url, requestHeaders, response, error }: Leg): ReportedLeg {
  return {
    role,
    method: redactText(method),
    url: redactUrl(url),
    status: response?.status ?? null,
    error,
    requestHeaders: requestHeaders && redactHeaders(requestHeaders),
    responseHeaders: response && redactHeaders(response.headers),
  };
}
