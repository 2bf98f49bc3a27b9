// Loaded after the first paint: the list does not need it.
export { plan, report } from '../core/index.ts';
