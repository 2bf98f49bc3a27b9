// The Ingress that a reader pastes, as the rest of the product sees it. It brings the YAML parser with it: load it late.
export type * from './manifest.ts';
export { readManifest, readSteps } from './read.ts';
