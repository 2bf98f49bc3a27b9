// Loaded after the first paint: the list does not need it.
export { inferRelease, planSteps } from '../core/index.ts';
export { createReporting } from './export/reporting.ts';
