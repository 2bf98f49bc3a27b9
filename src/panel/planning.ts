// Loaded after the first paint: the list does not need it.
export { inferRelease, plan, report } from '../core/index.ts';
