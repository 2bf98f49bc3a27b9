// Random cases over the whole input space: several defects at once, malformed values among them.
import type { Answer, Case, Hop, Pairs, Requester } from './case.ts';
import { type Random, randomFrom } from './random.ts';

const ORIGINS = { http: 'http://app.shop.test', https: 'https://app.shop.test' } as const;
const API_HOSTS = [
  'api0.shop.test',
  'api1.shop.test',
  'api2.shop.test',
  'api0.other.test',
  'api1.other.test',
  'api2.other.test',
] as const;

/** The case of this seed and number. */
export function generate(seed: number, number: number): Case {
  const random = randomFrom(Math.imul(seed, 1_000_003) + number);
  const page = random.weighted([
    [4, 'https'],
    [1, 'http'],
  ] as const);
  const requester: Requester = random.weighted([
    [55, 'fetch'],
    [12, 'xhr'],
    [4, 'image'],
    [4, 'module'],
    [3, 'font'],
    [3, 'eventsource'],
    [3, 'beacon'],
    [4, 'iframe'],
    [4, 'sandbox'],
    [5, 'worker'],
  ] as const);
  const scripted = !['image', 'module', 'font', 'eventsource', 'beacon'].includes(requester);
  const noCors = scripted && requester !== 'xhr' && random.chance(0.05);
  const method = scripted ? methodFor(random, noCors) : requester === 'beacon' ? 'POST' : 'GET';
  const headers = scripted && !noCors ? requestHeaders(random) : [];
  const withBody = !['GET', 'HEAD', 'get'].includes(method) && random.chance(0.5);
  const origin = requester === 'sandbox' ? 'null' : ORIGINS[page];
  const asked = { method, headers: headers.map(([name]) => name) };
  return {
    id: `${seed}-${number}`,
    page,
    requester,
    method,
    headers: requester === 'beacon' ? [['Content-Type', random.pick(['application/json', 'text/plain'])]] : headers,
    body: withBody || requester === 'beacon' ? '{"a":1}' : null,
    mode: noCors || (requester === 'image' && random.chance(0.3)) ? 'no-cors' : 'cors',
    credentials: random.weighted([
      [5, 'same-origin'],
      [2, 'omit'],
      [5, 'include'],
    ] as const),
    redirect:
      requester === 'xhr'
        ? 'follow'
        : random.weighted([
            [30, 'follow'],
            [1, 'error'],
            [1, 'manual'],
          ] as const),
    uploadListener: requester === 'xhr' && random.chance(0.2),
    hops: hopsFor(random, page, origin, asked),
  };
}

function methodFor(random: Random, noCors: boolean): string {
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
    [2, 'get'],
    [2, 'put'],
    [1, 'QUERY'],
    [1, 'Egg'],
  ] as const);
}

const HEADERS: Pairs = [
  ['Content-Type', 'application/json'],
  ['X-Token', 'abc'],
  ['Authorization', 'Bearer abc'],
  ['X-B', '1'],
  ['x-a', '2'],
];
const ODD_HEADERS: Pairs = [
  ['Accept', 'text/html;q="1"'],
  ['Accept', 'a'.repeat(129)],
  ['Accept-Language', 'en_US'],
  ['Content-Language', 'de'],
  ['Content-Type', 'text/plain;charset=utf-8'],
  ['Content-Type', 'multipart/form-data; boundary="x"'],
  ['Range', 'bytes=0-10'],
  ['Range', 'bytes=-5'],
  ['Cache-Control', 'no-cache'],
  ['Access-Control-Allow-Origin', '*'],
];

function requestHeaders(random: Random): Pairs {
  const common = random.chance(0.5) ? [] : random.some(HEADERS, 0.35);
  const [first = ['Accept', '*/*'] as const, ...others] = ODD_HEADERS;
  const odd = random.chance(0.2) ? [random.pick([first, ...others])] : [];
  const names = new Set(odd.map(([name]) => name.toLowerCase()));
  return [...common.filter(([name]) => !names.has(name.toLowerCase())), ...odd];
}

interface Asked {
  readonly method: string;
  readonly headers: readonly string[];
}

function hopsFor(random: Random, page: 'http' | 'https', pageOrigin: string, asked: Asked): readonly Hop[] {
  const count = random.weighted([
    [80, 1],
    [15, 2],
    [5, 3],
  ] as const);
  const hops: Hop[] = [];
  let before = '';
  let tainted = pageOrigin === 'null';
  for (let index = 0; index < count; index++) {
    const home = random.chance(index === 0 ? (count > 1 ? 0.25 : 0.03) : 0.15);
    const host = home ? 'app.shop.test' : random.pick(API_HOSTS);
    // A page over https may not ask over http at all: mixed content.
    const scheme = page === 'http' && (home || random.chance(0.6)) ? 'http' : 'https';
    const origin = `${scheme}://${host}`;
    tainted ||= before !== '' && before !== origin && before !== pageOrigin;
    const sent = tainted ? 'null' : pageOrigin;
    const last = index === count - 1;
    hops.push({
      scheme,
      host,
      userinfo: index > 0 && random.chance(0.06) ? random.pick(['user:secret@', '@']) : '',
      preflight: preflightAnswer(random, sent, asked),
      response: responseAnswer(random, sent, last),
    });
    before = origin;
  }
  return hops;
}

function responseAnswer(random: Random, origin: string, last: boolean): Answer {
  const status = last
    ? random.weighted([
        [20, 200],
        [1, 201],
        [1, 400],
        [1, 401],
        [1, 403],
        [1, 404],
        [2, 413],
        [1, 500],
        [1, 502],
        [1, 503],
      ] as const)
    : random.weighted([
        [4, 302],
        [2, 301],
        [2, 307],
        [1, 308],
        [1, 303],
      ] as const);
  // Redirects mostly pass: else nothing would ever come to the later hops.
  const honest = last ? 0.5 : 0.8;
  const expose = random.chance(0.1) ? [['Access-Control-Expose-Headers', 'X-Request-ID'] as const] : [];
  return { status, headers: [...originHeaders(random, origin, honest), ...credentialsHeaders(random), ...expose] };
}

function preflightAnswer(random: Random, origin: string, asked: Asked): Answer {
  const status = random.weighted([
    [60, 204],
    [20, 200],
    [2, 299],
    [4, 404],
    [4, 405],
    [2, 401],
    [2, 500],
    [3, 302],
    [2, 308],
    [1, 304],
  ] as const);
  const location =
    (status === 302 || status === 308) && random.chance(0.8) ? [['Location', '/elsewhere'] as const] : [];
  return {
    status,
    headers: [
      ...originHeaders(random, origin, 0.7),
      ...credentialsHeaders(random),
      ...methodsHeaders(random, asked.method),
      ...headersHeaders(random, asked.headers),
      ...(random.chance(0.2) ? [['Access-Control-Max-Age', random.pick(['600', '-1', 'soon'])] as const] : []),
      ...location,
    ],
  };
}

const ACAO = 'Access-Control-Allow-Origin';

function originHeaders(random: Random, origin: string, honest: number): Pairs {
  if (random.chance(honest)) return [[ACAO, random.chance(0.75) ? origin : '*']];
  const wrong: readonly [Pairs, ...Pairs[]] = [
    [],
    [],
    [[ACAO, 'https://evil.example']],
    [[ACAO, `${origin}/`]],
    [[ACAO, origin.toUpperCase()]],
    [[ACAO, 'null']],
    [[ACAO, `${origin}, https://b.test`]],
    [[ACAO, `${origin} https://b.test`]],
    [
      [ACAO, origin],
      [ACAO, origin],
    ],
    [
      [ACAO, '*'],
      [ACAO, '*'],
    ],
    [[ACAO, '*, *']],
    [[ACAO, '']],
    [[ACAO, 'app.shop.test']],
    [[ACAO, 'app.shop.test:8080']],
    [[ACAO, '*.shop.test']],
    [[ACAO, 'https://*.shop.test']],
    [[ACAO, '"*"']],
    [[ACAO, `${origin}:443`]],
    [[ACAO, `\t${origin} `]],
    [[ACAO, 'é']],
  ];
  return random.pick(wrong);
}

function credentialsHeaders(random: Random): Pairs {
  const name = 'Access-Control-Allow-Credentials';
  return random.weighted<Pairs>([
    [60, [[name, 'true']]],
    [25, []],
    [3, [[name, 'True']]],
    [3, [[name, 'false']]],
    [
      2,
      [
        [name, 'true'],
        [name, 'true'],
      ],
    ],
    [1, [[name, '']]],
    [1, [[name, '1']]],
  ]);
}

function methodsHeaders(random: Random, method: string): Pairs {
  const name = 'Access-Control-Allow-Methods';
  return random.weighted<Pairs>([
    [55, [[name, `GET, ${method}`]]],
    [12, [[name, '*']]],
    [14, []],
    [5, [[name, 'GET, POST']]],
    [3, [[name, method.toLowerCase()]]],
    [3, [[name, method.toUpperCase()]]],
    [
      2,
      [
        [name, 'GET'],
        [name, method],
      ],
    ],
    [2, [[name, `,${method},,`]]],
    [2, [[name, `${method};GET`]]],
    [1, [[name, `GET ${method}`]]],
    [1, [[name, '']]],
  ]);
}

function headersHeaders(random: Random, names: readonly string[]): Pairs {
  const name = 'Access-Control-Allow-Headers';
  const all = names.join(', ');
  return random.weighted<Pairs>([
    [55, [[name, all]]],
    [12, [[name, '*']]],
    [12, []],
    [6, [[name, names.slice(1).join(',')]]],
    [4, [[name, all.toUpperCase()]]],
    [3, names.map((one) => [name, one] as const)],
    [2, [[name, `${all};x`]]],
    [2, [[name, `*, ${all}`]]],
    [2, [[name, `x y, ${all}`]]],
    [2, [[name, `,${all},`]]],
  ]);
}
