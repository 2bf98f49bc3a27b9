// What the lab's application answers, for the simulation: the same as `test/lab/upstream.ts`.
import type { HeaderLines } from '../../src/core/index.ts';
import type { BackendAnswer, SimulatedRequest } from '../../src/core/ingress-nginx/types.ts';

const PAGES = /^https?:\/\/(?:app|admin)\.shop\.test(?::\d+)?$/;

export function applicationAnswer({ method, path, headers }: SimulatedRequest): BackendAnswer {
  const isPreflight = method === 'OPTIONS';
  const { pathname, searchParams } = new URL(path, 'https://api.shop.test');
  const origin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '';
  const kind = /^\/(\w+)-cors\//.exec(pathname)?.[1] ?? '';
  const own = corsLines(kind, origin, isPreflight);
  if (isPreflight && own.length > 0) return { status: kind === 'any' ? 200 : 204, headers: own };
  if (isPreflight) return { status: 405, headers: [['Allow', 'GET, POST, PUT, PATCH, DELETE']] };
  const to = searchParams.get('to');
  if (pathname === '/redirect' && to !== null) return { status: 302, headers: [['Location', to]] };
  const status = /^\/status\/([2-5]\d\d)$/.exec(pathname)?.[1];
  return { status: Number(status ?? 200), headers: [...own, ['Content-Type', 'application/json']] };
}

function corsLines(kind: string, origin: string, isPreflight: boolean): HeaderLines {
  switch (kind) {
    case 'own':
      return ownLines(origin, isPreflight);
    case 'any':
      return anyLines(isPreflight);
    case 'fixed':
      return [['Access-Control-Allow-Origin', 'https://shop.test'], ...(isPreflight ? LISTS : [])];
    case 'twice':
      return [
        ['Access-Control-Allow-Origin', origin],
        ['Access-Control-Allow-Origin', '*'],
        ...(isPreflight ? LISTS : []),
      ];
    case 'half':
      return isPreflight ? [['Access-Control-Allow-Origin', origin], ...LISTS] : [];
  }
  return [];
}

const LISTS: HeaderLines = [
  ['Access-Control-Allow-Methods', 'GET, PUT, POST'],
  ['Access-Control-Allow-Headers', 'content-type, x-api-key'],
];

function ownLines(origin: string, isPreflight: boolean): HeaderLines {
  const allowed: HeaderLines = PAGES.test(origin)
    ? [
        ['Access-Control-Allow-Origin', origin],
        ['Access-Control-Allow-Credentials', 'true'],
      ]
    : [];
  const lists: HeaderLines = [
    ['Access-Control-Allow-Methods', 'GET, PUT, POST, DELETE'],
    ['Access-Control-Allow-Headers', 'content-type'],
  ];
  return [['Vary', 'Origin'], ...allowed, ...(isPreflight ? lists : [])];
}

const anyLines = (isPreflight: boolean): HeaderLines => [
  ['Access-Control-Allow-Origin', '*'],
  ...(isPreflight
    ? ([
        ['Access-Control-Allow-Methods', '*'],
        ['Access-Control-Allow-Headers', '*'],
      ] as const)
    : []),
];
