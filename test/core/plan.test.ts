import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Exchange } from '../../src/core/exchange.ts';
import { judge } from '../../src/core/judge.ts';
import { plan } from '../../src/core/plan.ts';
import { instructionText, riskText } from '../../src/core/policy/text.ts';
import { phrase } from '../../src/core/text/message.ts';
import { inEnglish } from '../../src/core/text/english.ts';
import { corsBlock, ownPage } from '../support/controller.ts';
import { anExchange } from '../support/exchange.ts';
import { annotations, built, instructionIds, theFix } from '../support/planned.ts';

const APP = 'https://app.shop.test';
const ADMIN = 'https://admin.shop.test';
const ORDERS = 'https://api.shop.test/orders';

describe('one plan', () => {
  it('is empty when nothing is blocked', () => {
    expect(plan(built([anExchange().get(ORDERS).answering(200, corsBlock(APP)).allowed()]))).toEqual([]);
  });

  it('leaves alone what CORS has no say in', () => {
    const image = anExchange().mode('no-cors').resourceType('image').get(ORDERS).answering(200).allowed();
    const offline = anExchange().get(ORDERS).blocked('net::ERR_NAME_NOT_RESOLVED');
    const pending = anExchange().put(ORDERS).preflight().outcome('pending');
    expect(plan(built([image, offline, pending]))).toEqual([]);
  });

  it('has one fix for each host, and one id for each fix', () => {
    const fixes = plan(
      built([
        anExchange().get('https://a.shop.test/x').answering(200).blocked(),
        anExchange().get('https://b.shop.test/x').answering(200).blocked(),
        anExchange().get('https://a.shop.test:8443/x').answering(200).blocked(),
      ]),
    );
    expect(fixes.map(({ host }) => host)).toEqual(['a.shop.test', 'b.shop.test', 'a.shop.test:8443']);
    expect(new Set(fixes.map(({ id }) => id)).size).toBe(3);
  });

  it('has one fix for several blocked requests, each line with the requests it is there for', () => {
    const answer = corsBlock(APP, { methods: 'GET', headers: 'x-a' });
    const fix = theFix([
      anExchange().put(ORDERS).preflight(204, answer).blocked(),
      anExchange().get(ORDERS).header('x-b').preflight(204, answer).blocked(),
      anExchange().delete(ORDERS).header('x-b').preflight(204, answer).blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, PUT, DELETE', 'cors-allow-headers': 'x-a, x-b' });
    expect(fix.changes.map(({ because }) => because.map(({ exchange }) => exchange))).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
  });

  it('has two fixes for a host that shows two policies', () => {
    const fixes = plan(
      built([
        anExchange()
          .put('https://api.shop.test/a')
          .preflight(204, corsBlock(APP, { methods: 'GET' }))
          .blocked(),
        anExchange()
          .put('https://api.shop.test/b')
          .preflight(204, corsBlock(APP, { methods: 'POST' }))
          .blocked(),
      ]),
    );
    expect(fixes.map(annotations)).toEqual([
      { 'cors-allow-methods': 'GET, PUT' },
      { 'cors-allow-methods': 'POST, PUT' },
    ]);
    expect(new Set(fixes.map(({ id }) => id)).size).toBe(2);
  });

  it('gives annotations and instructions to a host that needs both', () => {
    const fix = theFix([
      anExchange().put(ORDERS).header('x-a').preflight(204, corsBlock(APP)).blocked(),
      anExchange()
        .post(ORDERS)
        .header('content-type', 'application/json')
        .preflight(204, corsBlock(APP))
        .answering(413, ownPage(578))
        .blocked(),
    ]);
    expect(Object.keys(annotations(fix))).toEqual(['cors-allow-headers']);
    expect(instructionIds(fix)).toEqual(['raise-body-size']);
    expect(fix.sufficient).toBe(false);
    expect(fix.proof).toMatchObject([
      { exchange: '1', before: 'blocked', after: 'allowed', remaining: [] },
      { exchange: '2', before: 'blocked', after: 'blocked', remaining: [{ rule: 'allow-origin-missing' }] },
    ]);
  });

  it('uses the verdicts that the caller has', () => {
    let asked = 0;
    const judged = (exchange: Exchange) => {
      asked += 1;
      return judge(exchange);
    };
    expect(plan(built([anExchange().get(ORDERS).answering(200).blocked()]), { judged })).toHaveLength(1);
    expect(asked).toBe(1);
  });

  it('names a release that is none', () => {
    const exchanges = built([anExchange().put(ORDERS).preflight(204, corsBlock(APP)).blocked()]);
    expect(() => plan(exchanges, { release: 'newest' })).toThrow('"newest" is not an ingress-nginx release');
  });
});

describe('credentials that no event tells', () => {
  it('both readings are served, and what only one of them needs is marked', () => {
    const exchange = anExchange()
      .put(ORDERS)
      .header('x-a')
      .credentials('unknown')
      .preflight(204, corsBlock('*', { credentials: false }))
      .blocked();
    const fix = theFix([exchange]);
    expect(fix.changes.map(({ key, onlyWith }) => [key.replace(/.*\//, ''), onlyWith])).toEqual([
      ['cors-allow-origin', 'include'],
      ['cors-allow-credentials', 'include'],
      ['cors-allow-headers', null],
    ]);
    expect(fix.sufficient).toBe(true);
    expect(fix.yaml).toContain('# Needed only if the request includes credentials');
  });

  it('a request whose outcome proves them has nothing marked', () => {
    const fix = theFix([anExchange().get(ORDERS).credentials('unknown').answering(200, corsBlock('*')).blocked()]);
    expect(fix.changes.map(({ onlyWith }) => onlyWith)).toEqual([null]);
  });

  it('a guess does not ask for an Ingress of its own', () => {
    const fix = theFix([
      anExchange()
        .put('https://api.shop.test/private')
        .header('x-a')
        .credentials('unknown')
        .preflight(204, corsBlock('*'))
        .blocked(),
      anExchange().get('https://api.shop.test/public').answering(200, corsBlock('*')).allowed(),
    ]);
    expect(fix.paths).toBeNull();
  });
});

describe('what cannot be written down', () => {
  it('an extension’s origin under * may call without credentials', () => {
    const fix = theFix([
      anExchange()
        .from('chrome-extension://abc')
        .get(ORDERS)
        .withCredentials()
        .answering(200, corsBlock('*'))
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['inexpressible-origin', 'omit-credentials']);
    expect(fix.minimumRelease).toBeNull();
  });

  it('an app’s own scheme needs a later release, and nothing is written that would let everybody in', () => {
    const fix = theFix([anExchange().from('capacitor://localhost').get(ORDERS).answering(200).blocked()], {
      release: 'v1.11.8',
    });
    expect(annotations(fix)).toEqual({});
    expect(fix.minimumRelease).toBe('v1.12.0');
    const [instruction] = fix.instructions;
    expect(instruction && phrase(instructionText(instruction), inEnglish)).toBe(
      'Upgrade the controller to v1.12.0 or later. v1.11.8 cannot list capacitor://localhost.',
    );
  });

  it('two origins on v1.0.4 need a later release', () => {
    const fix = theFix(
      [
        anExchange().get(ORDERS).answering(200).blocked(),
        anExchange().from(ADMIN).get(ORDERS).answering(200).blocked(),
      ],
      { release: 'v1.0.4' },
    );
    expect(annotations(fix)).toEqual({});
    expect(fix.minimumRelease).toBe('v1.0.5');
  });

  it('a real answer of v1.0.4, which shows no list, belongs to the Ingress whose preflights answer alike', () => {
    const block = corsBlock(APP, { credentials: false });
    const put = anExchange().put(ORDERS).preflight(204, block).answering(200, block.slice(0, 1)).allowed();
    const get = anExchange().get(`${ORDERS}/1`).credentials('include').answering(200, block.slice(0, 1)).blocked();
    const fix = theFix([put, get], { release: 'v1.0.4' });
    expect(annotations(fix)).toEqual({ 'cors-allow-credentials': 'true' });
    expect(fix.sufficient).toBe(true);
  });

  it('policies that differ in what they expose alone are those of two Ingresses', () => {
    const put = (path: string, expose: string) =>
      anExchange()
        .put(`https://api.shop.test${path}`)
        .header('x-token')
        .preflight(204, corsBlock(APP, { expose }))
        .blocked();
    const fixes = plan(built([put('/orders', 'X-Request-ID'), put('/users', '')]));
    expect(fixes.map(({ proof }) => proof.length)).toEqual([1, 1]);
  });

  it('the one origin that v1.0.4 answers takes the place of itself with a default port', () => {
    const put = anExchange()
      .put(ORDERS)
      .preflight(204, corsBlock(`${APP}:443`))
      .blocked();
    const fix = theFix([put], { release: 'v1.0.4' });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': APP });
    expect(fix.sufficient).toBe(true);
  });

  it('the rest of the request is repaired all the same', () => {
    const fix = theFix([anExchange().put(ORDERS).header('x.y').header('x-a').preflight(204, corsBlock(APP)).blocked()]);
    expect(annotations(fix)['cors-allow-headers']).toMatch(/,x-a$/);
    expect(instructionIds(fix)).toEqual(['inexpressible-header']);
    expect(fix.sufficient).toBe(false);
  });
});

describe('what a fix warns of', () => {
  const shown = anExchange().put(ORDERS).preflight(204, corsBlock(APP)).answering(200, corsBlock(APP)).allowed();

  it('is that a path whose answers show nothing may be of another Ingress than the one whose list was seen', () => {
    const silent = (path: string) =>
      anExchange().from(ADMIN).get(`https://api.shop.test${path}`).answering(200).blocked();
    const unsure = theFix([shown, silent('/users')]);
    expect(unsure.risks).toEqual([
      { id: 'path-may-be-of-another', values: { host: 'api.shop.test', paths: '/users' } },
    ]);
    expect(unsure.sufficient).toBe(false);
    const sure = theFix([shown, silent('/orders')]);
    expect(sure.risks).toEqual([]);
    expect(sure.sufficient).toBe(true);
  });

  it('is that an error page may have replaced an answer that has no header, where a block of the host is in force', () => {
    const orders = anExchange().from(ADMIN).get(ORDERS);
    const warned = { id: 'error-page-may-replace', values: { host: 'api.shop.test', status: '404', origins: ADMIN } };
    const unsure = theFix([shown, orders.answering(404).blocked()]);
    expect(unsure.risks).toEqual([warned]);
    expect(unsure.sufficient).toBe(false);
    const alone = theFix([orders.answering(404).blocked()]);
    expect(alone.risks).toEqual([]);
    const sure = theFix([shown, orders.answering(404).blocked(), orders.answering(200).blocked()]);
    expect(sure.risks).toEqual([]);
  });

  it.each([
    ['http://localhost:3000', 'localhost-origin'],
    ['http://127.0.0.1', 'localhost-origin'],
    ['http://shop.test', 'insecure-origin'],
  ])('%s is a %s', (origin, risk) => {
    const fix = theFix([anExchange().from(origin).get(ORDERS).answering(200).blocked()]);
    expect(fix.risks.map(({ id }) => id)).toEqual([risk]);
    expect(fix.risks.map((warning) => phrase(riskText(warning), inEnglish)).join(' ')).toContain(origin);
  });

  it('a preflight that passed may be used for as long as the browser keeps it', () => {
    const passed = (browser: 'chromium' | 'firefox' | 'webkit') =>
      theFix([
        anExchange()
          .browser(browser)
          .put(ORDERS)
          .header('x-a')
          .preflight(204, corsBlock(APP, { headers: 'x-b' }))
          .blocked(),
        anExchange()
          .browser(browser)
          .put(ORDERS)
          .preflight(204, corsBlock(APP, { headers: 'x-b' }))
          .answering(200, corsBlock(APP, { headers: 'x-b' }))
          .allowed(),
      ]).preflightCache;
    expect([passed('chromium'), passed('firefox'), passed('webkit')]).toEqual([7200, 86_400, 600]);
  });
});

describe('the texts of a fix', () => {
  it('the shell reads the present value before it writes', () => {
    const { kubectl } = theFix([anExchange().get(ORDERS).answering(200).blocked()]);
    const lines = kubectl.split('\n').filter((line) => !line.startsWith('#'));
    expect(lines[0]).toBe('INGRESS=name-of-the-ingress');
    expect(lines[2]).toMatch(/^kubectl get ingress .*cors-allow-origin/);
    expect(lines[3]).toMatch(/^kubectl annotate ingress/);
  });

  it('curl shows the allowed origin and a look-alike, with the preflight that the page sent', () => {
    const { curl } = theFix([anExchange().put(`${ORDERS}?token=secret&page=2`).header('x-a').preflight(405).blocked()]);
    expect(curl.allowed).toBe(
      `curl -i -g -X OPTIONS 'https://api.shop.test/orders?token=REDACTED&page=2' -H 'Origin: https://app.shop.test' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: x-a'`,
    );
    expect(curl.lookalike).toContain(`-H 'Origin: https://app.shop.test.evil.example'`);
  });

  it('there is no look-alike to refuse where every origin stays allowed', () => {
    const { curl } = theFix([anExchange().put(ORDERS).header('x-a').preflight(204, corsBlock('*')).blocked()]);
    expect(curl.lookalike).toBe('');
  });

  it('no value of the page is in them unescaped', () => {
    const evil = "https://api.shop.test/'%22%0A$(reboot)`id`#";
    const fix = theFix([anExchange().put(evil).header("x'$(id)").header('x-a').preflight(405).blocked()]);
    expect(parse(fix.yaml)).toMatchObject({
      metadata: { annotations: { 'nginx.ingress.kubernetes.io/enable-cors': 'true' } },
    });
    expect(fix.curl.allowed).toContain(String.raw`'\''`);
  });

  it('every sentence is in the catalogue', () => {
    const fixes = plan(
      built([
        anExchange().get(ORDERS).answering(200).blocked(),
        anExchange().request('patch', 'https://b.shop.test/').preflight(204, corsBlock(APP)).blocked(),
        anExchange().post('https://c.shop.test/').answering(413, ownPage(176)).blocked(),
      ]),
    );
    const sentences = fixes.flatMap(({ changes, instructions }) => [
      ...changes.flatMap(({ because }) => because.map(({ reason }) => phrase(reason, inEnglish))),
      ...instructions.map((instruction) => phrase(instructionText(instruction), inEnglish)),
    ]);
    expect(sentences).toHaveLength(4);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}]+\.$/);
  });
});

describe('response headers that the reader asks for', () => {
  it('join those that are exposed', () => {
    const answer = corsBlock(APP, { expose: 'X-Total' });
    const fix = theFix(
      [
        anExchange()
          .get(ORDERS)
          .answering(200, [...answer, ['X-Total', '1']])
          .allowed(),
      ],
      {
        expose: [{ exchange: '1', header: 'Date' }],
      },
    );
    expect(annotations(fix)).toEqual({ 'cors-expose-headers': 'X-Total, Date' });
  });

  it('that no release can name are said to be so', () => {
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .answering(200, [...corsBlock(APP), ['x-a.b', '1']])
        .allowed(),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['inexpressible-header']);
  });
});
