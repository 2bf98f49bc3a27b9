// The core's public face.
export { explainAdvice } from './advice/index.ts';
export { explainCause } from './causes/explain.ts';
export type * from './exchange.ts';
export type * from './fix.ts';
export type * from './ingress-nginx/types.ts';
export { readHar } from './har/read.ts';
export { NotHar } from './har/shape.ts';
export { judge } from './judge.ts';
export type { WebRequestEvent } from './recording/events.ts';
export { type Change as RecordedChange, createFold, type Fold, type FoldState } from './recording/fold.ts';
export { readRecording } from './recording/read.ts';
export { explain } from './rules/explain.ts';
export { english, inEnglish } from './text/english.ts';
export { type Catalog, type Lookup, type Message, parts, phrase } from './text/message.ts';
export { reasonForHeader } from './text/reason.ts';
export type * from './verdict.ts';
