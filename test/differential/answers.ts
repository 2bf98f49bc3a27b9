// What the servers may answer: right, and wrong in every way that is known.
import type { Answer, Pairs } from './case.ts';
import type { Random } from './random.ts';

/** What a request asks a server to allow. */
export interface Asked {
  readonly method: string;
  readonly headers: readonly string[];
}

export function responseAnswer(random: Random, origin: string, last: boolean): Answer {
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
        [1, 204],
        [1, 206],
        [1, 300],
        [1, 418],
        [1, 429],
        [1, 511],
        [1, 599],
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

export function preflightAnswer(random: Random, origin: string, asked: Asked): Answer {
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
    [1, 301],
    [1, 303],
    [1, 307],
    [1, 300],
    [1, 413],
    [1, 503],
  ] as const);
  const location =
    status > 299 && status < 309 && random.chance(0.8)
      ? [['Location', random.pick(['/elsewhere', 'https://app.shop.test/', 'https://[', ''])] as const]
      : [];
  return {
    status,
    headers: [
      ...originHeaders(random, origin, 0.7),
      ...credentialsHeaders(random),
      ...methodsHeaders(random, asked.method),
      ...headersHeaders(random, asked.headers),
      ...(random.chance(0.2)
        ? [
            [
              'Access-Control-Max-Age',
              random.pick(['600', '0', '-1', 'soon', '600 ', '1e3', '', '99999999999']),
            ] as const,
          ]
        : []),
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
    [[ACAO, '\u00e9']],
    [[ACAO, 'NULL']],
    [[ACAO, `${origin}, ${origin}`]],
    [[ACAO, `${origin},`]],
    [[ACAO, `,${origin}`]],
    [[ACAO, '* *']],
    [[ACAO, '**']],
    [[ACAO, `*\t`]],
    [[ACAO, `${origin}\u00a0`]],
    [[ACAO, `${origin}.`]],
    [[ACAO, `${origin}#`]],
    [[ACAO, `${origin}/path`]],
    [[ACAO, 'http://[']],
    [[ACAO, 'https://*']],
    [[ACAO, 'https://']],
    [[ACAO, 'javascript:0']],
    [[ACAO, `blob:${origin}`]],
    [[ACAO, 'file:///']],
    [[ACAO, 'https://user@app.shop.test']],
    [[ACAO, 'app.shop.test:443']],
    [[ACAO, '.*']],
    [[ACAO, '(null)']],
    [[ACAO, 'undefined']],
    [
      [ACAO, ''],
      [ACAO, origin],
    ],
    [
      [ACAO, origin],
      [ACAO, 'https://b.test'],
    ],
    [
      [ACAO, ''],
      [ACAO, ''],
    ],
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
    [1, [[name, ' true\t']]],
    [1, [[name, 'true,']]],
    [1, [[name, '"true"']]],
    [
      1,
      [
        [name, ''],
        [name, 'true'],
      ],
    ],
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
    [1, [[name, `GET\t,\t${method}\t`]]],
    [1, [[name, `"${method}"`]]],
    [1, [[name, `*, ${method}`]]],
    [1, [[name, `\u00e9, ${method}`]]],
    [
      1,
      [
        [name, method],
        [name, 'P U T'],
      ],
    ],
    [
      1,
      [
        [name, ''],
        [name, method],
      ],
    ],
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
    [1, [[name, '']]],
    [1, [[name, `\t${names.join('\t,')} `]]],
    [1, [[name, `"${all}"`]]],
    [1, [[name, `${all}, x:y`]]],
    [
      1,
      [
        [name, '*'],
        [name, all],
      ],
    ],
    [1, [[name, names.map((one) => `${one}-`).join()]]],
  ]);
}
