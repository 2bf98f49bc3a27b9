// What a page may ask for: methods and headers, odd ones among them.
import type { Pairs, Requester } from './case.ts';
import type { Random } from './random.ts';

const REQUESTERS: readonly (readonly [weight: number, requester: Requester])[] = [
  [50, 'fetch'],
  [12, 'xhr'],
  [4, 'image'],
  [4, 'module'],
  [3, 'style'],
  [3, 'font'],
  [4, 'eventsource'],
  [4, 'beacon'],
  [4, 'iframe'],
  [4, 'sandbox'],
  [4, 'worker'],
  [4, 'module-worker'],
];

export const requesterFor = (random: Random): Requester => random.weighted(REQUESTERS);

export function methodFor(random: Random, noCors: boolean): string {
  if (noCors) return random.pick(['GET', 'POST', 'HEAD']);
  return random.weighted([
    [30, 'GET'],
    [18, 'POST'],
    [18, 'PUT'],
    [10, 'DELETE'],
    [8, 'PATCH'],
    [4, 'patch'],
    [3, 'HEAD'],
    [2, 'OPTIONS'],
    [1, 'options'],
    [2, 'get'],
    [1, 'pOsT'],
    [1, 'hEAD'],
    [2, 'put'],
    [1, 'Delete'],
    [1, 'pAtCh'],
    [1, 'QUERY'],
    [1, 'Egg'],
    [1, 'M-SEARCH'],
    [1, "!#$%&'*+.^_`|~"],
  ] as const);
}

const COMMON: Pairs = [
  ['Content-Type', 'application/json'],
  ['X-Token', 'abc'],
  ['Authorization', 'Bearer abc'],
  ['X-B', '1'],
  ['x-a', '2'],
];
const ODD: readonly [Pairs, ...Pairs[]] = [
  [['Accept', 'text/html;q="1"']],
  [['Accept', 'a'.repeat(128)]],
  [['Accept', 'a'.repeat(129)]],
  [['Accept', '\u00e9']],
  [
    ['Accept', 'a'.repeat(70)],
    ['Accept', 'b'.repeat(70)],
  ],
  [['Accept-Language', 'en_US']],
  [['Accept-Language', 'de;q=0.5, *']],
  [['Accept-Language', '']],
  [['Content-Language', 'de']],
  [['Content-Language', 'de/at']],
  [['Content-Type', 'text/plain;charset=utf-8']],
  [['Content-Type', 'TEXT/Plain ; a']],
  [['Content-Type', 'text/plain,']],
  [['Content-Type', 'text /plain']],
  [['Content-Type', 'text/plain;\tx']],
  [['Content-Type', '']],
  [['Content-Type', 'application/x-www-form-urlencoded']],
  [['Content-Type', 'multipart/form-data; boundary="x"']],
  [['Content-Type', `text/plain;a=${'b'.repeat(130)}`]],
  [
    ['Content-Type', 'application/json'],
    ['Content-Type', 'text/plain'],
  ],
  [['Range', 'bytes=0-10']],
  [['Range', 'bytes=7-']],
  [['Range', 'bytes=-5']],
  [['Range', 'bytes=5-2']],
  [['Range', 'bytes=0-1,5-6']],
  [['Range', 'Bytes=0-1']],
  [['Range', 'bytes= 0-1']],
  [['Cache-Control', 'no-cache']],
  [['If-None-Match', '"a"']],
  [['Last-Event-ID', '1']],
  [['X-Requested-With', 'XMLHttpRequest']],
  [['DPR', '2']],
  [['DPR', 'x']],
  [['Save-Data', 'on']],
  [['Viewport-Width', '800']],
  [['Downlink', '1.5']],
  [['Device-Memory', '8']],
  [['RTT', '100']],
  [['ECT', '4g']],
  [['Width', '-1']],
  [['Sec-CH-UA', 'x']],
  [['X-HTTP-Method-Override', 'PUT']],
  [['X-Empty', '']],
  [['X-Long', 'x'.repeat(3000)]],
  [['X-Wide', '\u00fc\t x']],
  [["x!#$%&'*+.^_`|~", '1']],
  [
    ['X-Twice', '1'],
    ['x-twice', '2'],
  ],
  [['Access-Control-Allow-Origin', '*']],
  Array.from({ length: 12 }, (_, index) => [`x-${index}`, 'y'] as const),
];

export function requestHeaders(random: Random): Pairs {
  const common = random.chance(0.5) ? [] : random.some(COMMON, 0.35);
  const odd = random.chance(0.25) ? random.pick(ODD) : [];
  const names = new Set(odd.map(([name]) => name.toLowerCase()));
  return [...common.filter(([name]) => !names.has(name.toLowerCase())), ...odd];
}
