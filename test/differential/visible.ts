import type { Answer, Case, Pairs } from './case.ts';
import type { Driven } from './compare.ts';
import { generate } from './generate.ts';

/** So many cases of this seed, from this number on, less what no event of that browser shows. */
export const casesFor = (browser: Driven, seed: number, from: number, count: number): readonly Case[] =>
  Array.from({ length: count }, (_, index) => visibleIn(browser, generate(seed, from + index)));

function visibleIn(browser: Driven, given: Case): Case {
  switch (browser) {
    case 'chromium':
      return given;
    case 'firefox':
      return {
        ...given,
        mode: isModeHidden(given) ? 'cors' : given.mode,
        hops: given.hops.map((hop) => ({
          ...hop,
          preflight: withoutEmptyLine(hop.preflight),
          response: withoutEmptyLine(hop.response),
        })),
      };
  }
}

/**
 * Over http no Sec-Fetch-Mode says how it was asked, Firefox sends an Origin with a POST either way, and it ends what CORS
 * blocks like what it lets through: nothing but the page tells.
 */
const isModeHidden = ({ mode, method, hops }: Case): boolean =>
  mode === 'no-cors' && method === 'POST' && hops[0]?.scheme === 'http';

/**
 * Firefox refuses several lines of Access-Control-Allow-Origin, empty ones among them, and its events show all lines as
 * one, without the empty ones: an empty line beside another is in no event.
 */
function withoutEmptyLine({ status, headers }: Answer): Answer {
  const isOrigin = ([name]: Pairs[number]): boolean => name === 'Access-Control-Allow-Origin';
  const says = headers.some((line) => isOrigin(line) && line[1] !== '');
  return { status, headers: headers.filter((line) => !says || !isOrigin(line) || line[1] !== '') };
}
