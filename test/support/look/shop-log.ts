// A log that is the same on every machine and every day: what the panel is pictured with.
import type { Entry } from '../../../src/bridge/protocol.ts';
import { ingressOf, type Pictured } from '../../../src/cli/panel-states.ts';
import type { Exchange } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder } from '../exchange.ts';

const APP = 'https://app.shop.test';
const ADMIN = 'https://admin.shop.test';

/** What the controller answers with, less what is at fault. */
const cors = (origin: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization',
  'Access-Control-Max-Age': '600',
  ...more,
});
const json = { 'Content-Type': 'application/json', Server: 'nginx' };

const PUT = 'https://orders.shop.test/orders/7';
const UPLOAD = 'https://media.shop.test/uploads';
const AMBIGUOUS = 'https://carts.shop.test/carts/3';

const told: readonly (readonly [ExchangeBuilder, duration: number | null, line?: number])[] = [
  [
    anExchange('1')
      .from(APP)
      .get('https://catalog.shop.test/products?page=2')
      .answering(200, { ...json, ...cors('*') })
      .allowed(),
    34,
  ],
  [anExchange('2').from(APP).get('https://catalog.shop.test/orders').answering(200, json).blocked(), 41, 12],
  [
    anExchange('3')
      .from(APP)
      .post('https://auth.shop.test/orders')
      .header('Content-Type', 'application/json')
      .preflight(405, json)
      .blocked(),
    18,
    30,
  ],
  [
    anExchange('4')
      .from(APP)
      .get('https://profile.shop.test/orders')
      .withCredentials()
      .header('Cookie', 'session=1')
      .answering(200, { ...json, ...cors('*') })
      .blocked(),
    52,
    44,
  ],
  [
    anExchange('5').from(APP).put(PUT).header('Content-Type', 'application/json').preflight(204, cors(APP)).blocked(),
    23,
    57,
  ],
  [
    anExchange('6')
      .from(APP)
      .get('https://stock.shop.test/orders')
      .header('X-Api-Key', 'k-1')
      .preflight(204, cors(APP))
      .blocked(),
    27,
    61,
  ],
  [
    anExchange('7')
      .from(ADMIN)
      .get('https://orders.shop.test/reports')
      .answering(200, { ...json, ...cors(APP) })
      .blocked(),
    63,
  ],
  [
    anExchange('8')
      .from(APP)
      .post(UPLOAD)
      .header('Content-Type', 'application/json')
      .preflight(204, cors(APP))
      .answering(413, { 'Content-Type': 'text/html', 'Content-Length': '176', Server: 'nginx' })
      .blocked(),
    1240,
    70,
  ],
  [
    anExchange('9')
      .from(APP)
      .get('https://catalog.shop.test/go')
      .redirectedTo('https://cdn.shop.test/banner', 302, cors(APP))
      .answering(200, cors(APP))
      .blocked(),
    88,
  ],
  [
    anExchange('10')
      .from(APP)
      .credentials('unknown')
      .request('DELETE', AMBIGUOUS)
      .header('X-Cart-Token', '1')
      .preflight(204, cors(APP, { 'Access-Control-Allow-Credentials': 'false' }))
      .blocked(),
    20,
    93,
  ],
  [
    anExchange('11')
      .from(APP)
      .get('https://catalog.shop.test/prices')
      .answering(200, { ...json, ...cors(APP), Vary: 'Origin' })
      .allowed(),
    12,
  ],
  [anExchange('12').from(APP).mode('no-cors').get('https://metrics.shop.test/pixel.gif').answering(200).allowed(), 9],
  [anExchange('13').from(APP).get('https://stock.shop.test/stream').outcome('pending'), null],
];

function exchangeOf([builder, duration, line]: (typeof told)[number], index: number): Exchange {
  const exchange = { ...builder.build(), startTime: index * 100, duration };
  if (line === undefined) return exchange;
  const frame = { functionName: 'load', url: `${APP}/shop.js`, lineNumber: line - 1, columnNumber: 4 };
  return { ...exchange, devtools: { stack: [frame] } };
}

export const shopExchanges: readonly Exchange[] = told.map(exchangeOf);

export const shopPictured: Pictured = {
  put: PUT,
  upload: UPLOAD,
  ambiguous: AMBIGUOUS,
  ingress: ingressOf(new URL(PUT).host),
};

/** As the recorder tells it, after a navigation with the log kept. */
export const shopLog: readonly Entry[] = [
  { kind: 'navigation', id: 'first', url: `${APP}/`, time: 0 },
  ...shopExchanges.map((exchange): Entry => ({ kind: 'exchange', exchange })),
];
