// The core's public face.
export { explainAdvice } from './advice/index.ts';
export { explainCause } from './causes/explain.ts';
export type * from './exchange.ts';
export { leavesOrigin } from './fetch/hops.ts';
export type * from './fix.ts';
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
export { plan, type PlanOptions } from './plan.ts';
export { instructionText, riskText } from './policy/text.ts';
export type { WebRequestEvent } from './recording/events.ts';
export { type Change as RecordedChange, createFold, type Fold, type FoldState } from './recording/fold.ts';
export { readRecording } from './recording/read.ts';
export { report, type ReportOptions } from './report/index.ts';
export type { ReportFormat } from './report/types.ts';
export { explain } from './rules/explain.ts';
export { english, inEnglish } from './text/english.ts';
export { type Catalog, type Lookup, type Message, parts, phrase } from './text/message.ts';
export { reasonForHeader } from './text/reason.ts';
export type * from './verdict.ts';
