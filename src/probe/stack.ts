import { STACK_LIMIT } from '../core/index.ts';
import { has } from './natives.ts';

/** Frames of the probe itself, in either browser. */
const OWN = /-extension:\/\/[^/]+\/probe\//;
const FRAME_LIMIT = 10;

/** The page's frames of a stack as either browser writes it: one a line, the innermost first. */
export function pageFrames(stack: string): string {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'Error' && !OWN.test(line))
    .slice(0, FRAME_LIMIT)
    .join('\n')
    .slice(0, STACK_LIMIT);
}

/** The frames that called us; empty where the page formats stacks itself, for that would run its code. */
export function callerFrames(): string {
  if (has(Error, 'prepareStackTrace')) return '';
  const { stack } = new Error();
  return typeof stack === 'string' ? pageFrames(stack) : '';
}
