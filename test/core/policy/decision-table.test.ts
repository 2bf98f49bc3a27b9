import { describe, expect, it } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { anExchange } from '../../support/exchange.ts';
import { corsBlock, ownPage } from '../../support/controller.ts';
import { annotations, instructionIds, theFix } from '../../support/planned.ts';
import { DEFAULT_HEADERS } from '../../../src/core/ingress-nginx/defaults.ts';

const APP = 'https://app.shop.test';
const ADMIN = 'https://admin.shop.test';
const ORDERS = 'https://api.shop.test/orders';

describe('what no cors-* annotation repairs', () => {
  it('a preflight redirected to https is repaired by calling the https URL', () => {
    const fix = theFix([
      anExchange()
        .from('http://app.shop.test')
        .put('http://api.shop.test/orders')
        .preflight(308, [...ownPage(164), ['Location', ORDERS]])
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['call-final-url']);
    expect(fix.instructions[0]?.values['final']).toBe(ORDERS);
    expect(fix.sufficient).toBe(false);
    expect(fix.yaml + fix.kubectl + fix.curl.allowed).toBe('');
  });

  it.each([632, 230])(
    'a preflight answered 400 with nginx’s page of %i bytes over https wants a client certificate',
    (length) => {
      const fix = theFix([anExchange().put(ORDERS).preflight(400, ownPage(length)).blocked()]);
      expect(annotations(fix)).toEqual({});
      expect(fix.instructions).toMatchObject([
        {
          id: 'client-certificate-optional',
          annotation: { key: 'nginx.ingress.kubernetes.io/auth-tls-verify-client', value: 'optional' },
        },
      ]);
    },
  );

  it.each([592, 190])('a preflight answered 503 with nginx’s page of %i bytes points at the endpoints', (length) => {
    const fix = theFix([anExchange().put(ORDERS).preflight(503, ownPage(length)).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['check-endpoints']);
  });

  it.each([548, 146])('a preflight answered 404 with nginx’s page of %i bytes points at the route', (length) => {
    const fix = theFix([anExchange().put(ORDERS).preflight(404, ownPage(length)).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['check-route']);
  });

  it('a 413 behind a preflight that passed raises the body limit to what the request needs', () => {
    const fix = theFix([
      anExchange()
        .put(ORDERS)
        .header('Content-Length', '3000000')
        .preflight(204, corsBlock(APP))
        .answering(413, ownPage(578))
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(fix.instructions).toMatchObject([
      { id: 'raise-body-size', annotation: { key: 'nginx.ingress.kubernetes.io/proxy-body-size', value: '3m' } },
    ]);
  });

  it('a 413 of a simple request, with nothing known about the Ingress, raises the body limit too', () => {
    const fix = theFix([anExchange().post(ORDERS).answering(413, ownPage(176)).blocked()]);
    expect(instructionIds(fix)).toEqual(['raise-body-size']);
    expect(annotations(fix)).toEqual({});
  });

  it('an error page of a length that is not nginx’s, behind a preflight that passed, is custom-http-errors', () => {
    const fix = theFix([anExchange().put(ORDERS).preflight(204, corsBlock(APP)).answering(404, ownPage(31)).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['remove-custom-http-errors']);
  });

  it('nginx’s own error behind a preflight that passed comes from in front of the CORS block', () => {
    const fix = theFix([
      anExchange().put(ORDERS).preflight(204, corsBlock(APP)).answering(403, ownPage(548)).blocked(),
    ]);
    expect(instructionIds(fix)).toEqual(['check-error-status']);
  });

  it('a 200 without CORS headers behind a preflight that passed is an "if" of a snippet', () => {
    const fix = theFix([anExchange().put(ORDERS).preflight(204, corsBlock(APP)).answering(200).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['remove-snippet-condition']);
  });

  it('a header of somebody else behind a preflight that passed comes from there', () => {
    const answer = { 'Access-Control-Allow-Origin': 'https://error-service.test' };
    const fix = theFix([anExchange().put(ORDERS).preflight(204, corsBlock(APP)).answering(500, answer).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['remove-custom-http-errors']);
    expect(fix.sufficient).toBe(false);
  });

  it('a redirect to a third origin is repaired by calling the final URL', () => {
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .redirectedTo('https://cdn.shop.test/orders', 302, corsBlock(APP))
        .answering(200, corsBlock(APP))
        .blocked(),
    ]);
    expect(fix.host).toBe('cdn.shop.test');
    expect(annotations(fix)).toEqual({});
    expect(fix.instructions).toMatchObject([
      { id: 'call-final-url', values: { url: ORDERS, final: 'https://cdn.shop.test/orders' } },
    ]);
  });

  it('a redirect without CORS headers to another origin is repaired by calling the final URL', () => {
    const fix = theFix([anExchange().get(ORDERS).answering(302, { Location: 'https://login.shop.test/' }).blocked()]);
    expect(fix.instructions).toMatchObject([{ id: 'call-final-url', values: { final: 'https://login.shop.test/' } }]);
    expect(annotations(fix)).toEqual({});
  });

  it('a redirect to a URL with a password in it is repaired by calling the URL without', () => {
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .answering(302, [['Location', 'https://u:p@cdn.shop.test/x'], ...corsBlock(APP)])
        .blocked(),
    ]);
    expect(fix.instructions).toMatchObject([{ id: 'call-final-url', values: { final: 'https://cdn.shop.test/x' } }]);
  });

  it('two Access-Control-Allow-Origin lines are repaired by removing one', () => {
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .answering(200, [...corsBlock(APP), ['Access-Control-Allow-Origin', '*']])
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['remove-duplicate-origin-header']);
  });

  it('two lines of an application become the one of the controller, where no proxy adds the second', () => {
    const twice: HeaderLines = [
      ['Access-Control-Allow-Origin', APP],
      ['Access-Control-Allow-Origin', '*'],
    ];
    const fix = theFix([anExchange().get(ORDERS).answering(200, twice).blocked()]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
    expect(instructionIds(fix)).toEqual(['remove-duplicate-origin-header']);
    expect(fix.sufficient).toBe(false);
  });

  it('a lower-case patch is repaired in the page', () => {
    const fix = theFix([anExchange().request('patch', ORDERS).preflight(204, corsBlock(APP)).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(fix.instructions).toMatchObject([{ id: 'uppercase-method', values: { method: 'patch', upper: 'PATCH' } }]);
  });

  it.each([
    [APP, 'grant-local-network'],
    ['http://app.shop.test', 'serve-over-https'],
  ])('a page on %s that may not reach the local network gets %s', (page, instruction) => {
    const fix = theFix([
      anExchange()
        .from(page)
        .get('http://192.168.1.1/status')
        .blocked('net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'),
    ]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual([instruction]);
  });

  it('a page without an origin of its own is not let in by null', () => {
    const fix = theFix([anExchange().from('null').get(ORDERS).answering(200).blocked()]);
    expect(annotations(fix)).toEqual({});
    expect(instructionIds(fix)).toEqual(['avoid-opaque-origin']);
  });
});

describe('the Ingress has shown no policy', () => {
  it('a 401 before CORS turns CORS on for this origin alone', () => {
    const fix = theFix([
      anExchange()
        .put(ORDERS)
        .preflight(401, [['WWW-Authenticate', 'Basic'], ...ownPage(574)])
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
    expect(fix.instructions).toEqual([]);
    expect(fix.sufficient).toBe(true);
  });

  it.each([200, 404, 405, 500])(
    'a preflight answered %i by the application turns CORS on and extends the default headers',
    (status) => {
      const fix = theFix([
        anExchange().put(ORDERS).header('X-API-Key').preflight(status, { 'Content-Length': '4' }).blocked(),
      ]);
      expect(annotations(fix)).toEqual({
        'enable-cors': 'true',
        'cors-allow-origin': `+ ${APP}`,
        'cors-allow-headers': `+ ${DEFAULT_HEADERS},X-API-Key`,
      });
      expect(fix.sufficient).toBe(true);
    },
  );

  it('a simple request without CORS headers gets the same', () => {
    const fix = theFix([anExchange().get(ORDERS).answering(200).blocked()]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
  });

  it('a redirect within the host does not hide that CORS is off', () => {
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .answering(301, { Location: `${ORDERS}/` })
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
  });

  it('another origin in the application’s own header is overridden for this origin, or corrected there', () => {
    const fix = theFix([
      anExchange()
        .put(ORDERS)
        .preflight(200, { 'Access-Control-Allow-Origin': 'https://other.test', Vary: 'Origin' })
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
    expect(instructionIds(fix)).toEqual(['correct-backend-origin']);
    // Written by add_header it would come twice, and an answer does not show by whom it was written.
    expect(fix.risks.map(({ id }) => id)).toEqual(['preflight-leaves-app', 'own-headers-may-double']);
    expect(fix.sufficient).toBe(false);
  });

  it('an application that allows the origin and refuses OPTIONS may be corrected too', () => {
    const fix = theFix([anExchange().put(ORDERS).preflight(405, { 'Access-Control-Allow-Origin': APP }).blocked()]);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `+ ${APP}` });
    expect(instructionIds(fix)).toEqual(['answer-options']);
  });

  it('an application’s own list of headers loses nothing when the controller takes over', () => {
    const fix = theFix([
      anExchange()
        .put(ORDERS)
        .header('x-b')
        .preflight(200, {
          'Access-Control-Allow-Origin': APP,
          'Access-Control-Allow-Methods': 'PUT, PURGE',
          'Access-Control-Allow-Headers': 'x-a',
          Vary: 'Origin',
        })
        .blocked(),
      anExchange()
        .request('PURGE', ORDERS)
        .header('x-a')
        .preflight(200, {
          'Access-Control-Allow-Origin': APP,
          'Access-Control-Allow-Methods': 'PUT, PURGE',
          'Access-Control-Allow-Headers': 'x-a',
          Vary: 'Origin',
        })
        .answering(200, { 'Access-Control-Allow-Origin': APP })
        .allowed(),
    ]);
    expect(annotations(fix)).toEqual({
      'enable-cors': 'true',
      'cors-allow-origin': `+ ${APP}`,
      'cors-allow-methods': '+ GET, PUT, POST, DELETE, PATCH, OPTIONS, PURGE',
      'cors-allow-headers': `+ ${DEFAULT_HEADERS},x-a,x-b`,
    });
    expect(instructionIds(fix)).toEqual(['correct-allow-list']);
    expect(fix.proof.map(({ after }) => after)).toEqual(['allowed', 'allowed']);
  });
});

describe('the Ingress has shown its policy', () => {
  it('an origin that is not in the list is added, and CORS is not turned on again', () => {
    const fix = theFix([
      anExchange().from(ADMIN).get(ORDERS).answering(200, corsBlock(ADMIN)).allowed(),
      anExchange().put(ORDERS).preflight(404, ownPage(9)).blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': `+ ${APP}` });
    expect(fix.proof).toMatchObject([
      { exchange: '2', before: 'blocked', after: 'allowed' },
      { exchange: '1', before: 'allowed', after: 'allowed' },
    ]);
  });

  it('* with credentials becomes the list of every origin that uses it, and says what that narrows', () => {
    const fix = theFix([
      anExchange().get(ORDERS).withCredentials().answering(200, corsBlock('*')).blocked(),
      anExchange().from(ADMIN).get(ORDERS).answering(200, corsBlock('*')).allowed(),
    ]);
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': `${APP}, ${ADMIN}` });
    expect(fix.risks.map(({ id }) => id)).toEqual(['origin-list-narrows-wildcard']);
    expect(fix.sufficient).toBe(true);
  });

  it('* with credentials on a preflight becomes the list too', () => {
    const fix = theFix([anExchange().put(ORDERS).withCredentials().preflight(204, corsBlock('*')).blocked()]);
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': APP });
  });

  it('missing credentials are allowed again', () => {
    const answer = corsBlock(APP, { credentials: false });
    const fix = theFix([anExchange().put(ORDERS).withCredentials().preflight(204, answer).blocked()]);
    expect(annotations(fix)).toEqual({ 'cors-allow-credentials': 'true' });
  });

  it('every missing header joins the list that was shown, in its spelling and with its separator', () => {
    const answer = corsBlock(APP, { headers: 'content-type, X-One' });
    const fix = theFix([
      anExchange()
        .put(ORDERS)
        .header('x-two')
        .header('content-type', 'application/json')
        .header('x-csrf-token')
        .preflight(204, answer)
        .blocked(),
    ]);
    expect(annotations(fix)).toEqual({ 'cors-allow-headers': 'content-type, X-One, X-CSRF-Token, x-two' });
    expect(fix.changes[0]?.because.map(({ rule }) => rule)).toEqual([
      'preflight-header-not-allowed',
      'preflight-header-not-allowed',
    ]);
  });

  it('a missing method joins the list that was shown', () => {
    const answer = corsBlock(APP, { methods: 'GET, POST' });
    const fix = theFix([anExchange().put(ORDERS).preflight(204, answer).blocked()]);
    expect(annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, POST, PUT' });
  });

  it('a list of methods without commas gets them', () => {
    const answer = corsBlock(APP, { methods: 'GET PUT' });
    const fix = theFix([anExchange().put(ORDERS).preflight(204, answer).blocked()]);
    expect(annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, PUT' });
  });

  it('all that is wrong with one request is in one fix', () => {
    const answer = corsBlock('*', { methods: 'GET', headers: 'Content-Type', credentials: false });
    const fix = theFix([anExchange().put(ORDERS).withCredentials().header('x-a').preflight(204, answer).blocked()]);
    expect(annotations(fix)).toEqual({
      'cors-allow-origin': APP,
      'cors-allow-credentials': 'true',
      'cors-allow-methods': 'GET, PUT',
      'cors-allow-headers': 'Content-Type, x-a',
    });
    expect(fix.sufficient).toBe(true);
  });

  it('a response header that the script cannot read is offered as an improvement', () => {
    const answer = corsBlock(APP, { expose: 'X-Total' });
    const fix = theFix([
      anExchange()
        .get(ORDERS)
        .answering(200, [...answer, ['X-Request-Id', '7'], ['X-Total', '3']])
        .allowed(),
    ]);
    expect(annotations(fix)).toEqual({ 'cors-expose-headers': 'X-Total, X-Request-Id' });
    expect(fix.sufficient).toBe(true);
    expect(fix.proof).toMatchObject([{ before: 'allowed', after: 'allowed' }]);
  });
});

describe('requests under two policies', () => {
  it('the paths that need credentials get an Ingress of their own', () => {
    const fix = theFix([
      anExchange()
        .get('https://api.shop.test/api/private/orders')
        .withCredentials()
        .answering(200, corsBlock('*'))
        .blocked(),
      anExchange()
        .from(ADMIN)
        .get('https://api.shop.test/api/private/users')
        .withCredentials()
        .answering(200, corsBlock('*'))
        .blocked(),
      anExchange().get('https://api.shop.test/api/public/products').answering(200, corsBlock('*')).allowed(),
    ]);
    expect(fix.paths).toEqual(['/api/private']);
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-origin': `${APP}, ${ADMIN}` });
    expect(fix.proof.map(({ after }) => after)).toEqual(['allowed', 'allowed', 'allowed']);
  });

  it('which is not said to be enough, for an Ingress that nobody has seen may have the path', () => {
    const fix = theFix([
      anExchange()
        .get('https://api.shop.test/private/orders')
        .withCredentials()
        .answering(200, corsBlock('*'))
        .blocked(),
      anExchange().get('https://api.shop.test/public/products').answering(200, corsBlock('*')).allowed(),
    ]);
    expect(fix.risks.map(({ id }) => id)).toContain('path-may-be-taken');
    expect(fix.sufficient).toBe(false);
  });

  it('an Ingress of its own takes along what the present one sets', () => {
    const answer = corsBlock('*', { methods: 'GET, POST', headers: 'x-a', expose: 'X-Total', maxAge: '600' });
    const fix = theFix([
      anExchange()
        .get('https://api.shop.test/private')
        .withCredentials()
        .header('x-a')
        .preflight(204, answer)
        .blocked(),
      anExchange().get('https://api.shop.test/public').answering(200, answer).allowed(),
    ]);
    expect(fix.paths).toEqual(['/private']);
    expect(annotations(fix)).toEqual({
      'enable-cors': 'true',
      'cors-allow-origin': APP,
      'cors-allow-methods': 'GET, POST',
      'cors-allow-headers': 'x-a',
      'cors-expose-headers': 'X-Total',
      'cors-max-age': '600',
    });
  });
});
