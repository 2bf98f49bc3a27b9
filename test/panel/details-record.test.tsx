import { describe, expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, openDetails, textOf } from './show.tsx';

const APP = 'https://app.shop.test';

const put = anExchange()
  .from(APP)
  .put('https://api.shop.test/orders')
  .preflight(204, { 'access-control-allow-origin': APP })
  .blocked()
  .build();

describe('the raw record', () => {
  const failed = anExchange()
    .from(APP)
    .post('https://api.shop.test/upload')
    .header('X-Api-Key', 's3cret')
    .answering(413, { server: 'nginx', 'set-cookie': 's3cret' })
    .blocked()
    .build();

  test('gives each leg as it crossed the wire, secrets hidden', async () => {
    await openDetails(failed, 'raw');
    expect(allById('raw-leg').map((leg) => leg.querySelector('pre')?.textContent)).toEqual([
      'POST https://api.shop.test/upload\nOrigin: https://app.shop.test\nX-Api-Key: ••••••\n\n413\nserver: nginx\nset-cookie: ••••••\n\nnet::ERR_FAILED',
    ]);
  });

  test('adds what DevTools know: the body of an error as text, the disk cache, the service worker', async () => {
    const body = '<html><script>alert(1)</script>413 token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x</html>';
    const devtools = { stack: [], body, fromDiskCache: true, fetchedViaServiceWorker: true, error: 'net::ERR_FAILED' };
    await openDetails({ ...failed, devtools }, 'raw');
    expect(byId('raw-body').querySelector('pre')?.textContent).toBe(
      '<html><script>alert(1)</script>413 token REDACTED</html>',
    );
    expect(document.querySelector('script')).toBeNull();
    expect(textOf('raw-facts')).toContain('the answer came from the disk cache');
    expect(textOf('raw-facts')).toContain('a service worker made the answer');
    expect(textOf('raw-facts')).toContain('DevTools: net::ERR_FAILED');
  });
});

describe('the initiator', () => {
  const frame = { functionName: 'load', url: 'https://app.shop.test/js/cart.js', lineNumber: 11, columnNumber: 4 };

  test('is the line of code that DevTools know, and opens', async () => {
    const shown = await openDetails({
      ...put,
      devtools: { stack: [frame] },
      stack: 'at other (https://app.shop.test/other.js:1:1)',
    });
    expect(textOf('open-initiator')).toBe('cart.js:12');
    await click(byId('open-initiator'));
    expect(shown.sources).toEqual([['https://app.shop.test/js/cart.js', 11, 4]]);
  });

  test.each([
    ['Chromium', 'at load (https://app.shop.test/js/cart.js?v=1:12:5)'],
    ['Chromium, without a name', 'at https://app.shop.test/js/cart.js:12:5'],
    ['Firefox', 'load@https://app.shop.test/js/cart.js:12:5'],
  ])('is the innermost frame with an address that the page told, as %s writes it', async (_, stack) => {
    const shown = await openDetails({
      ...put,
      stack: `at Array.map (<anonymous>)\n${stack}\nat x (https://app.shop.test/y.js:1:1)`,
    });
    expect(textOf('open-initiator')).toBe('cart.js:12');
    await click(byId('open-initiator'));
    expect(shown.sources.map(([, line, column]) => [line, column])).toEqual([[11, 4]]);
  });

  test('is not offered for what is no address of the web', async () => {
    await openDetails({
      ...put,
      devtools: { stack: [{ ...frame, url: 'javascript:alert(1)' }] },
      stack: 'at x (file:///etc/passwd:1:1)',
    });
    expect(allById('open-initiator')).toEqual([]);
  });
});

test('opens the request in the Network panel', async () => {
  const shown = await openDetails(put);
  await click(byId('show-in-network'));
  expect(shown.shownInNetwork).toEqual(['https://api.shop.test/orders']);
});

test('advice gives its id', async () => {
  const star = anExchange()
    .from(APP)
    .get('https://api.shop.test/')
    .answering(200, { 'access-control-allow-origin': APP, etag: '1' });
  await openDetails(star.allowed().build());
  expect(textOf('advice')).toContain('Advice response-header-not-exposed.');
});

test('a cause gives its id, the error string and Firefox’s name', async () => {
  await openDetails(anExchange().from(APP).get('https://api.shop.test/').blocked('net::ERR_NAME_NOT_RESOLVED').build());
  expect(textOf('finding')).toContain(
    'Cause dns-failure. The browser reported net::ERR_NAME_NOT_RESOLVED. Firefox calls it',
  );
});
