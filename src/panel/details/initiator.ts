import type { Exchange } from '../../core/index.ts';

/** A place in the page's code; line and column count from 0, as DevTools count them. */
export interface SourcePlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** Where the page made the request, as DevTools' own log has it, else as the page itself told; `null` when neither does. */
export function initiatorOf({ devtools, stack }: Exchange): SourcePlace | null {
  const frame = devtools?.stack.find(({ url }) => isSource(url));
  if (frame !== undefined) return { url: frame.url, line: frame.lineNumber, column: frame.columnNumber };
  for (const line of stack?.split('\n') ?? []) {
    const place = placeIn(line);
    if (place !== null) return place;
  }
  return null;
}

/** The file's name with its line as people count it: `cart.js:12`. */
export function shownPlace({ url, line }: SourcePlace): string {
  const { pathname, host } = new URL(url);
  const file = pathname.split('/').findLast((part) => part !== '') ?? host;
  return `${file}:${line + 1}`;
}

/** `at load (https://app/cart.js:12:5)` of Chromium, `load@https://app/cart.js:12:5` of Firefox; those count from 1. */
const FRAME = /(https?:\/\/[^\s()]+):(\d{1,9}):(\d{1,9})\)?$/;

function placeIn(frame: string): SourcePlace | null {
  const [, url = '', line, column] = FRAME.exec(frame.trim()) ?? [];
  return isSource(url) ? { url, line: Number(line) - 1, column: Number(column) - 1 } : null;
}

const isSource = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url);
