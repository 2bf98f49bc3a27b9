import type { Exchange, HeaderLines } from '../../src/core/exchange.ts';
import { judge } from '../../src/core/judge.ts';
import { anExchange, type ExchangeBuilder } from '../support/exchange.ts';
import { type Figure, figure } from './figure.ts';
import { median, microseconds } from './timing.ts';

const url = 'https://api.shop.test/orders';
const origin = 'https://app.shop.test';
const FACTOR = 100;
const BOUND = 110;
const ROUNDS = 60;

const numbered = (count: number, of: (number: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, number) => of(number));
const lines = (count: number, name: string, value: (number: number) => string): HeaderLines =>
  numbered(count, value).map((text) => [name, text]);
const put = (): ExchangeBuilder => anExchange().put(url).credentials('unknown');
const get = (): ExchangeBuilder => anExchange().get(url).credentials('unknown');
const both = (builder: ExchangeBuilder, headers: HeaderLines): ExchangeBuilder =>
  builder.preflight(204, [['Access-Control-Allow-Methods', 'PUT'], ...headers]).answering(200, headers);
const asking = (size: number): ExchangeBuilder =>
  numbered(size, (number) => `x-${number}`).reduce((builder, name) => builder.header(name), put());

/** Exchanges whose header bytes grow with `size`, each in the place where another part of the judge reads them. */
const SHAPES: Readonly<Record<string, (size: number) => ExchangeBuilder>> = {
  'many lines': (size) =>
    both(
      put(),
      numbered(size, (number) => `X-Header-${number}`).map((name) => [name, 'value']),
    ),
  'long values': (size) => both(put(), [['Access-Control-Allow-Origin', `${origin}/${'a'.repeat(20 * size)}`]]),
  'an origin of many labels': (size) =>
    both(put(), [['Access-Control-Allow-Origin', `https://${'a-b.'.repeat(5 * size)}_`]]),
  'many origins': (size) =>
    both(
      put(),
      lines(size, 'Access-Control-Allow-Origin', () => origin),
    ),
  'white space': (size) => both(put(), [['Access-Control-Allow-Origin', ' \t'.repeat(10 * size)]]),
  'lists whose elements are all there': (size) =>
    asking(size).preflight(204, [
      ['Access-Control-Allow-Headers', numbered(size, (number) => `X-${number}`).join(', ')],
      ['Access-Control-Allow-Methods', numbered(size, (number) => `M${number}`).join(',')],
    ]),
  'lists whose elements are all missing': (size) =>
    asking(size).preflight(
      204,
      lines(size, 'Access-Control-Allow-Headers', (number) => `y-${number}`),
    ),
  'a wildcard that counts under one reading only': (size) =>
    asking(size).preflight(204, [['Access-Control-Allow-Headers', `*${',z'.repeat(size)}`]]),
  'lists of nothing': (size) => both(put(), [['Access-Control-Allow-Headers', ','.repeat(20 * size)]]),
  'request headers': (size) =>
    numbered(size, (number) => `x-${number}`)
      .reduce((builder, name) => builder.header('Accept', 'text/html').header(name), get())
      .answering(200),
  'long request headers': (size) =>
    get()
      .header('Content-Type', `text/plain;${' '.repeat(20 * size)}`)
      .header('Range', `bytes=${'1'.repeat(20 * size)}-`)
      .answering(200),
  'exposed headers': (size) =>
    get()
      .answering(200, [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Expose-Headers', numbered(size, (number) => `X-Other-${number}`).join(', ')],
        ...numbered(size, (number) => `X-Value-${number}`).map((name) => [name, '1'] as const),
      ])
      .allowed(),
  'a call that passes': (size) =>
    asking(size)
      .preflight(204, [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', numbered(size, (number) => `x-${number}`).join()],
      ])
      .answering(200, [
        ['Access-Control-Allow-Origin', '*'],
        ...lines(size, 'Vary', (number) => `Accept-${number}`),
        ...lines(size, 'Cache-Control', () => 'max-age=1'),
      ])
      .allowed(),
  'a long address to go to': (size) =>
    get().answering(302, [
      ['Access-Control-Allow-Origin', '*'],
      ['Location', `https://api.shop.test/${'a/../'.repeat(5 * size)}`],
    ]),
};

/** How many times longer the judge takes for 100 times the header bytes: the worst of the shapes. */
export function measureJudgeLinear(): readonly Figure[] {
  const ratios = Object.entries(SHAPES).map(([name, shape]) => {
    const ratio = ratioOf(shape(SMALL).build(), shape(SMALL * FACTOR).build());
    console.error(`  ${ratio.toFixed(1).padStart(6)} × ${name}`);
    return ratio;
  });
  return [figure('judge-linear', Math.max(...ratios), '× the time for 100 × the header bytes', BOUND)];
}

/** Enough for the header bytes, and not the fixed costs, to make the time. */
const SMALL = 20;

/** Both measured in turn, so that a busy moment of the machine meets both. */
function ratioOf(small: Exchange, large: Exchange): number {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.small.push(microseconds(() => repeat(FACTOR, small)) / FACTOR);
    times.large.push(microseconds(() => judge(large)));
  }
  return median(times.large) / median(times.small);
}

function repeat(times: number, exchange: Exchange): void {
  for (let count = 0; count < times; count++) judge(exchange);
}
