// Loaded with the first YAML: most panels never see one.
export { readSteps } from '../core/kubernetes/index.ts';
export { servedHost } from '../core/kubernetes/serving.ts';
export { explainIngresses } from '../core/kubernetes/explain.ts';
