// Loaded after the first paint: the list does not need it.
export { inferRelease, planSteps, report } from '../core/index.ts';
