// Exchanges as no browser would send them: every field holds something near to its grammar, or any bytes at all. A
// generator of its own, because a million of them is too many for fast-check.
import type { Exchange, HeaderLines, Leg, LegResponse } from '../../../src/core/exchange.ts';

/** Whole numbers from 0 to below the bound; mulberry32, so that a seed gives the same ones everywhere. */
type Dice = (bound: number) => number;

function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

type Choices<T> = readonly [T, ...T[]];

const pick = <T>(dice: Dice, choices: Choices<T>): T => choices[dice(choices.length)] ?? choices[0];

const ORIGINS: Choices<string> = [
  'https://app.shop.test',
  'http://app.shop.test',
  'http://localhost:3000',
  'http://[::1]:8080',
  'https://xn--lve-6lad.test',
  'chrome-extension://abcdef',
  'null',
  '*',
];
const URLS: Choices<string> = [
  'https://api.shop.test/orders?a=1',
  'https://cdn.other.test/x',
  'https://app.shop.test/own',
  'http://api.shop.test:8080/',
  'https://user:secret@api.shop.test/',
  '//cdn.other.test/y',
  '/relative',
  'data:text/plain,x',
  'https://',
];
const NAMES: Choices<string> = [
  'Access-Control-Allow-Origin',
  'access-control-allow-origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'ACCESS-CONTROL-ALLOW-HEADERS',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
  'Origin',
  'Cookie',
  'Location',
  'Vary',
  'Cross-Origin-Resource-Policy',
  'Content-Type',
  'Content-Length',
  'Content-Language',
  'Accept',
  'Accept-Language',
  'Authorization',
  'Range',
  'Server',
  'Set-Cookie',
  'WWW-Authenticate',
  'X-Request-ID',
  '__proto__',
  'constructor',
];
const VALUES: Choices<string> = [
  ...ORIGINS,
  ...URLS,
  'true',
  'True',
  'true, true',
  'GET, PUT, patch',
  '*',
  '*, authorization',
  'x-a,x-b,authorization,content-type',
  'x y',
  'application/json',
  'text/plain;charset=utf-8',
  'bytes=0-10',
  'same-site',
  '600',
  '-1',
  '548',
  'Origin',
  'no-store',
  '{found} {needed} {constructor}',
  '',
];
const METHODS: Choices<string> = ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'patch', '*'];
const STATUSES: Choices<number> = [
  200,
  204,
  206,
  299,
  301,
  302,
  303,
  304,
  307,
  308,
  400,
  401,
  403,
  404,
  405,
  413,
  429,
  500,
  502,
  503,
  504,
  0,
  -1,
  1e9,
  0.5,
  Number.NaN,
];
const ERRORS: Choices<string> = [
  'net::ERR_FAILED',
  'net::ERR_FAILED',
  'NS_ERROR_DOM_BAD_URI',
  'net::ERR_ABORTED',
  'net::ERR_BLOCKED_BY_CLIENT',
  'net::ERR_BLOCKED_BY_RESPONSE.NotSameSite',
  'net::ERR_BLOCKED_BY_ORB',
  'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  'net::ERR_CONNECTION_REFUSED',
  'net::ERR_CERT_AUTHORITY_INVALID',
  'net::ERR_UNSAFE_PORT',
  'NS_BINDING_ABORTED',
  'NS_ERROR_UNKNOWN_HOST',
];
const TYPES: Choices<string> = ['xmlhttprequest', 'font', 'image', 'script', 'ping', 'main_frame'];

/** Bytes, halves of surrogate pairs, or what templates and parsers may trip over. */
function anyText(dice: Dice): string {
  const length = dice(12);
  const top = pick(dice, [0x80, 0x100, 0x1_0000]);
  let text = '';
  for (let index = 0; index < length; index++) text += String.fromCharCode(dice(top));
  return dice(400) === 0 ? text.repeat(1 + dice(400)) : text;
}

/** One of the choices as it is, or damaged at one place, or any text. */
function near(dice: Dice, choices: Choices<string>): string {
  const form = dice(10);
  if (form === 0) return anyText(dice);
  const text = pick(dice, choices);
  if (form > 2) return text;
  const at = dice(text.length + 1);
  return text.slice(0, at) + (form === 1 ? anyText(dice) : '') + text.slice(at + dice(3));
}

function headerLines(dice: Dice): HeaderLines {
  const lines: [string, string][] = [];
  for (let count = dice(8); count > 0; count--) lines.push([near(dice, NAMES), near(dice, VALUES)]);
  return lines;
}

const response = (dice: Dice): LegResponse => ({
  status: pick(dice, STATUSES),
  headers: headerLines(dice),
  fromCache: dice(8) === 0,
});

const leg = (dice: Dice): Leg => ({
  role: dice(3) === 0 ? 'preflight' : 'request',
  url: near(dice, URLS),
  method: near(dice, METHODS),
  requestHeaders: dice(4) === 0 ? null : headerLines(dice),
  response: dice(4) === 0 ? null : response(dice),
  error: dice(2) === 0 ? null : near(dice, ERRORS),
});

/** The exchanges of this seed, one a call, without an end. */
export function arbitraryExchanges(seed: number): () => Exchange {
  const dice = diceFrom(seed);
  let number = 0;
  return () => ({
    id: String(number++),
    browser: pick(dice, ['chromium', 'firefox', 'webkit']),
    pageOrigin: near(dice, ORIGINS),
    resourceType: near(dice, TYPES),
    // Mostly "cors": in the other modes there is little to judge.
    mode: dice(3) > 0 ? 'cors' : pick(dice, ['no-cors', 'same-origin', 'navigate', 'unknown']),
    credentials: pick(dice, ['include', 'omit', 'unknown', 'unknown']),
    legs: Array.from({ length: dice(6) }, () => leg(dice)),
    outcome: pick(dice, ['blocked', 'blocked', 'allowed', 'unknown', 'pending']),
    startTime: pick(dice, [0, 1, -1, Number.NaN, 1.8e12]),
    duration: pick(dice, [null, 0, 1, -1, Number.POSITIVE_INFINITY]),
  });
}
