// Loaded after the first paint: what opens when somebody asks for it.
export { Details } from './details/Details.tsx';
export { AllFixes } from './fix/AllFixes.tsx';
export { Overview } from './overview/Overview.tsx';
