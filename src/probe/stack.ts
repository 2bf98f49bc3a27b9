import { STACK_LIMIT } from '../core/index.ts';
import { has } from './natives.ts';

/** Frames of the probe itself, in either browser. */
const OWN = /-extension:\/\/[^/]+\/probe\//;
const FRAME_LIMIT = 10;

/**
 * The page's frames of a stack as either browser writes it: one a line, the innermost first.
 * @param own a part of the address that frames of the probe carry in a worker
 */
export function pageFrames(stack: string, own?: string): string {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'Error' && !OWN.test(line) && (own === undefined || !line.includes(own)))
    .slice(0, FRAME_LIMIT)
    .join('\n')
    .slice(0, STACK_LIMIT);
}

/** The frames that called us; empty where the page formats stacks itself, for that would run its code. */
export function callerFrames(own?: string): string {
  if (has(Error, 'prepareStackTrace')) return '';
  const { stack } = new Error();
  return typeof stack === 'string' ? pageFrames(stack, own) : '';
}
