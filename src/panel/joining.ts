// What joins DevTools' own log: a chunk of its own, loaded when DevTools tell of the first request.
export { createDevToolsJoin } from '../core/index.ts';
