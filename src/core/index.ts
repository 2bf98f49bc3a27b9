// The core's public face.
export { explainAdvice } from './advice/index.ts';
export { explainCause } from './causes/explain.ts';
export { causeNames } from './causes/index.ts';
export type * from './exchange.ts';
export { readableHeaders } from './fetch/exposed.ts';
export { leavesOrigin } from './fetch/hops.ts';
export { isSafelistedName } from './fetch/safelist.ts';
export type * from './fix.ts';
export { type DevToolsEntry, hasEnded, hasErrorBody, readDevToolsEntry, withBody } from './har/devtools-entry.ts';
export { createDevToolsJoin, type DevToolsJoin } from './har/devtools-join.ts';
export { readHar } from './har/read.ts';
export { NotHar } from './har/shape.ts';
export {
  compareReleases,
  DEFAULT_RELEASE,
  effectiveCors,
  KNOWN_RELEASES,
  matchesOrigin,
  parseRelease,
  simulate,
} from './ingress-nginx/index.ts';
export type * from './ingress-nginx/types.ts';
export { judge } from './judge.ts';
export { type ExplainedIngress, explainIngresses } from './kubernetes/explain.ts';
export { findingText } from './kubernetes/finding-text.ts';
export type { IngressFinding } from './kubernetes/finding.ts';
export { problemText } from './kubernetes/problem-text.ts';
export type { DiffLine } from './kubernetes/diff.ts';
export type * from './kubernetes/manifest.ts';
export { plan, type PlanOptions, planSteps } from './plan.ts';
export { type GuideAnswer, guideForExchange, guideForIngress, type GuideId } from './policy/guide.ts';
export { inferRelease } from './policy/inferred-release.ts';
export { fits, type InferredRelease, type ReleaseSign } from './policy/release-range.ts';
export { instructionText, riskText } from './policy/text.ts';
export { type Call, type CallFacts, type Caller, readCall, STACK_LIMIT } from './recording/call.ts';
export type { WebRequestEvent } from './recording/events.ts';
export { type Change as RecordedChange, createFold, type Fold, type FoldState } from './recording/fold.ts';
export { readRecording } from './recording/read.ts';
export { asCurl, asFetch, urlOf } from './report/copy.ts';
export { report, type ReportOptions, reportSteps } from './report/index.ts';
export { isSecretName, redactText } from './report/redact.ts';
export type { ReportFormat } from './report/types.ts';
export { explain } from './rules/explain.ts';
export { type FindingId, findingsNamed } from './rules/names.ts';
export { english, inEnglish } from './text/english.ts';
export { type Catalog, type Lookup, type Message, parts, phrase } from './text/message.ts';
export { reasonForHeader } from './text/reason.ts';
export type * from './verdict.ts';
