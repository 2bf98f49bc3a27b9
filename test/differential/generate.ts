// Random cases over the whole input space: several defects at once, malformed values among them.
import { type Asked, preflightAnswer, responseAnswer } from './answers.ts';
import { API_HOSTS, type Case, type Hop, PAGE_HOST } from './case.ts';
import { type Random, randomFrom } from './random.ts';
import { methodFor, requesterFor, requestHeaders } from './requests.ts';

const ORIGINS = { http: 'http://app.shop.test', https: 'https://app.shop.test' } as const;

/** The case of this seed and number. */
export function generate(seed: number, number: number): Case {
  const random = randomFrom(Math.imul(seed, 1_000_003) + number);
  const page = random.weighted([
    [4, 'https'],
    [1, 'http'],
  ] as const);
  const requester = requesterFor(random);
  const scripted = !['image', 'module', 'style', 'font', 'eventsource', 'beacon'].includes(requester);
  const noCors = scripted && requester !== 'xhr' && random.chance(0.05);
  const method = scripted ? methodFor(random, noCors) : requester === 'beacon' ? 'POST' : 'GET';
  const headers = scripted && !noCors ? requestHeaders(random) : [];
  const withBody = !/^(?:get|head)$/i.test(method) && random.chance(0.5);
  const origin = requester === 'sandbox' ? 'null' : ORIGINS[page];
  const asked = { method, headers: headers.map(([name]) => name) };
  return {
    id: `${seed}-${number}`,
    page,
    requester,
    method,
    headers:
      requester === 'beacon'
        ? [['Content-Type', random.pick(['application/json', 'text/plain', 'text/plain;charset=utf-8', 'x'])]]
        : headers,
    body: withBody || requester === 'beacon' ? '{"a":1}' : null,
    mode: noCors || (['image', 'style'].includes(requester) && random.chance(0.3)) ? 'no-cors' : 'cors',
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
    // The second time the browser may remember what the server answered to the preflight.
    repeated: scripted && random.chance(0.08),
    hops: hopsFor(random, page, origin, asked),
  };
}

function locationFor(random: Random, index: number): Hop['location'] {
  if (index === 0) return 'absolute';
  return random.weighted([
    [30, 'absolute'],
    [2, 'fragment'],
    [1, 'twice'],
    [1, 'differing'],
    [1, 'data'],
    [1, 'unparsable'],
    [1, 'absent'],
  ] as const);
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
    const host = home ? PAGE_HOST : random.pick(API_HOSTS);
    // A page over https may not ask over http at all: mixed content.
    const scheme = page === 'http' && (home || random.chance(0.6)) ? 'http' : 'https';
    const origin = `${scheme}://${host}`;
    tainted ||= before !== '' && before !== origin && before !== pageOrigin;
    const sent = tainted ? 'null' : pageOrigin;
    const last = index === count - 1;
    hops.push({
      location: index > 0 && before === origin ? random.pick(['absolute', 'relative']) : locationFor(random, index),
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
