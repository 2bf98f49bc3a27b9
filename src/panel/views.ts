// Loaded after the first paint: what opens when somebody asks for it.
export { Details } from './details/Details.tsx';
export { AllFixes } from './fix/AllFixes.tsx';
export { Overview } from './overview/Overview.tsx';
export { complete } from './log/completion.ts';
export { copyActs } from './log/copy-acts.ts';
export { GridMenu } from './log/GridMenu.tsx';
export { listenForDrops } from './drops.ts';
