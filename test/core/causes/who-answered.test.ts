import { describe, expect, test } from 'vitest';
import { isFromCorsBlock, isNginxPage } from '../../../src/core/causes/who-answered.ts';
import type { HeaderLines, Leg } from '../../../src/core/exchange.ts';
import { nginxPage, type OwnStatus, pageHeaders } from '../../../src/core/ingress-nginx/pages.ts';
import { corsBlock } from '../../support/controller.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const STATUSES: readonly OwnStatus[] = [301, 302, 308, 401, 403, 404, 413, 500, 502, 503, 504];

const leg = (status: number, headers: HeaderLines, agent: string | null): Leg => ({
  role: 'request',
  url: 'https://api.shop.test/',
  method: 'GET',
  requestHeaders: agent === null ? null : [['User-Agent', agent]],
  response: { status, headers, fromCache: false },
  error: null,
});

describe('nginx’s own page is known by its length', () => {
  test.each(STATUSES)('the page for %s, as nginx writes it for this browser', (status) => {
    for (const agent of [CHROME, FIREFOX]) {
      expect(isNginxPage(leg(status, pageHeaders(nginxPage(status, agent)), agent))).toBe(true);
    }
  });

  test('the page for a missing client certificate, and not the one for another bad request', () => {
    const missing = nginxPage(400, FIREFOX, 'No required SSL certificate was sent');
    expect(isNginxPage(leg(400, pageHeaders(missing), FIREFOX))).toBe(true);
    expect(isNginxPage(leg(400, pageHeaders(nginxPage(400, FIREFOX)), FIREFOX))).toBe(false);
  });

  test('where DevTools show the page itself, it decides', () => {
    const padded = leg(404, pageHeaders(nginxPage(404, CHROME)), CHROME);
    const unmeasured = leg(404, [['Content-Type', 'text/html']], CHROME);
    for (const sign of ['nginx', 'nginx/1.27.1']) {
      expect(isNginxPage(unmeasured, `<h1>404 Not Found</h1></center>\r\n<hr><center>${sign}</center>`)).toBe(true);
    }
    expect(isNginxPage(padded, '<h1>Our nginx has lost it</h1>')).toBe(false);
  });

  test('the other browser’s page is somebody else’s; where the browser is not seen, either will do', () => {
    const padded = pageHeaders(nginxPage(404, CHROME));
    expect(isNginxPage(leg(404, padded, FIREFOX))).toBe(false);
    expect(isNginxPage(leg(404, padded, null))).toBe(true);
    expect(isNginxPage(leg(404, pageHeaders(nginxPage(404, FIREFOX)), null))).toBe(true);
    expect(isNginxPage({ ...leg(404, padded, null), requestHeaders: [] })).toBe(true);
  });

  test.each([
    [
      'another length',
      leg(
        404,
        [
          ['Content-Type', 'text/html'],
          ['Content-Length', '19'],
        ],
        CHROME,
      ),
    ],
    ['no length', leg(404, [['Content-Type', 'text/html']], CHROME)],
    [
      'another type',
      leg(
        404,
        [
          ['Content-Type', 'application/json'],
          ['Content-Length', '548'],
        ],
        CHROME,
      ),
    ],
    ['no type', leg(404, [['Content-Length', '548']], CHROME)],
    ['a status that nginx writes no page for', leg(418, pageHeaders(nginxPage(404, CHROME)), CHROME)],
    ['no answer', { ...leg(404, [], CHROME), response: null }],
  ])('%s is not its page', (_name, its) => expect(isNginxPage(its)).toBe(false));
});

describe('the CORS block’s own answer to a preflight', () => {
  const block = corsBlock('https://app.shop.test');
  test('is a 204 with all of its lists', () => expect(isFromCorsBlock(leg(204, block, null))).toBe(true));

  test.each([
    ['another status', leg(200, block, null)],
    ['a list that is missing', leg(204, block.slice(0, -1), null)],
    ['a Vary, which the controller never sends', leg(204, [...block, ['Vary', 'Origin']], null)],
    ['an Allow, which an application sends', leg(204, [...block, ['Allow', 'PUT']], null)],
    ['no answer', { ...leg(204, block, null), response: null }],
  ])('is none with %s', (_name, its) => expect(isFromCorsBlock(its)).toBe(false));
});
