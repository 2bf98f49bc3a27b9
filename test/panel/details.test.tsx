import { describe, expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, openDetails, textOf } from './show.tsx';

const APP = 'https://app.shop.test';

const putBuilder = anExchange()
  .from(APP)
  .put('https://api.shop.test/orders')
  .header('x-request-id', '7')
  .preflight(204, { 'access-control-allow-origin': APP, 'access-control-allow-methods': 'GET, POST' })
  .blocked();
const put = putBuilder.credentials('omit').build();

describe('the verdict', () => {
  test('names where the browser stopped first, then everything else that would fail, in order', async () => {
    await openDetails(put);
    expect(allById('failure').map((failure) => failure.querySelector('h3')?.textContent)).toEqual([
      'Method PUT is not allowed',
      'Request header x-request-id is not allowed',
    ]);
    expect(allById('failure')[0]?.textContent).toContain('The browser stopped here');
    expect(allById('failure')[1]?.textContent).not.toContain('The browser stopped here');
    expect(allById('failure')[0]?.textContent).toContain('Chromium calls it MethodDisallowedByPreflightResponse.');
  });

  test('says why the browser sent a preflight: the method and each unsafe header', async () => {
    await openDetails(put);
    expect(textOf('preflight-reason')).toContain('Why the browser sent a preflight');
    expect(textOf('preflight-reason')).toContain('PUT is not a CORS-safelisted method.');
    expect(textOf('preflight-reason')).toContain('x-request-id is not a CORS-safelisted request header.');
  });

  test('names what stands behind a CORS failure: the server answered 413', async () => {
    await openDetails(anExchange().from(APP).post('https://api.shop.test/upload').answering(413).blocked().build());
    expect(textOf('verdict-title')).toBe('The server answered 413');
    expect(textOf('failure')).toContain('No Access-Control-Allow-Origin');
    expect(textOf('cause')).toContain('Cause error-status.');
    const [first] = byId('details').querySelectorAll('article');
    expect(first?.dataset['testid']).toBe('cause');
  });

  test('shows both readings where the credentials mode decides, and says what would decide', async () => {
    await openDetails(putBuilder.credentials('unknown').build());
    expect(textOf('verdict-title')).toBe('Two readings fit what the browser showed');
    expect(textOf('reading-omit')).toContain('Method PUT is not allowed');
    expect(textOf('reading-include')).toContain('Access-Control-Allow-Credentials');
    expect(byId('row').dataset['result']).toBe('ambiguous');
  });

  test('of a request that passes without credentials and fails with them says both', async () => {
    const star = anExchange()
      .from(APP)
      .get('https://api.shop.test/')
      .answering(200, { 'access-control-allow-origin': '*' });
    await openDetails(star.browser('firefox').credentials('unknown').outcome('unknown').build());
    expect(byId('row').textContent).toContain('One of two readings: Allowed / Wildcard origin with credentials');
    expect(textOf('reading-omit')).toContain('Nothing fails.');
  });

  test('of an allowed request says that it is allowed', async () => {
    const fine = anExchange()
      .from(APP)
      .get('https://api.shop.test/')
      .answering(200, { 'access-control-allow-origin': APP });
    await openDetails(fine.allowed().build());
    expect(textOf('verdict-title')).toBe('The browser allowed this request');
  });
});

describe('the headers', () => {
  test('set found against needed, and mark the header that failed, also one that was not sent', async () => {
    await openDetails(put, 'headers');
    const rows = [...byId('found-needed').querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Access-Control-Allow-Methods', 'GET, POST', 'PUT'],
      ['Access-Control-Allow-Headers', 'not sent', 'x-request-id'],
    ]);
    const failing = allById('failing-header').map((line) => [...line.children].map((cell) => cell.textContent));
    expect(failing).toContainEqual(['Access-Control-Allow-Headers', 'not sent']);
    expect(failing).toHaveLength(2);
  });

  test('never show a cookie or an authorization', async () => {
    const secret = anExchange()
      .from(APP)
      .get('https://api.shop.test/me')
      .header('Cookie', 'session=s3cret')
      .header('Authorization', 'Bearer s3cret')
      .answering(200, { 'set-cookie': 'session=s3cret', 'x-plain': 'seen' })
      .blocked()
      .build();
    const shown = await openDetails(secret, 'headers');
    expect(textOf('details')).toContain('seen');
    for (const tab of ['verdict', 'headers', 'fix'] as const) {
      shown.panel.view.tab.value = tab;
      expect(document.body.textContent).not.toContain('s3cret');
    }
  });
});

test('what a page or a server sends is text, whatever it holds', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  await openDetails(
    anExchange()
      .from(APP)
      .get(`https://api.shop.test/${encodeURIComponent(hostile)}`)
      .answering(200, { 'access-control-allow-origin': hostile, [`x-a`]: hostile })
      .blocked()
      .build(),
    'headers',
  );
  expect(document.querySelector('img')).toBeNull();
  expect(textOf('details')).toContain(hostile);
});

describe('the timeline', () => {
  const told = () =>
    allById('step').map((step) => [...step.childNodes].map((part) => part.textContent?.trim()).filter(Boolean));

  test('tells page, preflight and answer in order, with the failing headers on their arrow', async () => {
    await openDetails(put);
    expect(told()).toEqual([
      ['To api.shop.test:', 'OPTIONS, preflight'],
      [
        'From api.shop.test:',
        '204',
        'Access-Control-Allow-MethodsThe browser stopped here Access-Control-Allow-Headers',
      ],
      ['To api.shop.test:', 'PUT was not sent'],
    ]);
  });

  test('names the server that a redirect leads to', async () => {
    await openDetails(
      anExchange()
        .from(APP)
        .get('https://api.shop.test/old')
        .redirectedTo('https://cdn.test/new', 302, { 'access-control-allow-origin': APP })
        .answering(200, { 'access-control-allow-origin': '*' })
        .allowed()
        .build(),
    );
    expect(told()).toEqual([
      ['To api.shop.test:', 'GET'],
      ['From api.shop.test:', '302, redirect'],
      ['To cdn.test:', 'GET'],
      ['From cdn.test:', '200'],
    ]);
    expect(textOf('timeline')).toContain('Then cdn.test');
    expect(textOf('timeline')).toContain('The page may read the answer.');
  });

  test('does not say where the browser stopped while there are two readings', async () => {
    await openDetails(putBuilder.credentials('unknown').build());
    expect(textOf('timeline')).not.toContain('The browser stopped here');
    expect(allById('fault').map((fault) => fault.textContent?.trim())).toEqual([
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Methods',
      'Access-Control-Allow-Headers',
    ]);
  });

  test('gives the error where no answer came', async () => {
    await openDetails(
      anExchange().from(APP).get('https://api.shop.test/').blocked('net::ERR_NAME_NOT_RESOLVED').build(),
    );
    expect(told()[1]).toEqual(['From api.shop.test:', 'No response: net::ERR_NAME_NOT_RESOLVED']);
  });
});

describe('a header', () => {
  const remarks = () => allById('header-remark').map((mark) => mark.parentElement?.parentElement?.textContent);

  test('of the request says whether it is safelisted, and why not', async () => {
    const sent = anExchange()
      .from(APP)
      .post('https://api.shop.test/orders')
      .header('Accept', '*/*')
      .header('Content-Type', 'application/json')
      .preflight(204, { 'access-control-allow-origin': APP, 'access-control-allow-headers': 'content-type' })
      .answering(200, { 'access-control-allow-origin': APP });
    await openDetails(sent.allowed().build(), 'headers');
    expect(remarks()).toContain('Accept*/*safelisted');
    expect(remarks().join()).toContain('Content-Typeapplication/jsonnot safelistedContent-Type is safelisted only for');
  });

  test('of the answer says whether a script can read it', async () => {
    const answered = anExchange().from(APP).get('https://api.shop.test/').answering(200, {
      'access-control-allow-origin': APP,
      'access-control-expose-headers': 'X-Total',
      'x-total': '7',
      etag: '"1"',
      expires: '0',
    });
    await openDetails(answered.allowed().build(), 'headers');
    expect(remarks()).toEqual(['x-total7readable', 'expires0readable']);
  });

  test('of a blocked answer is read by no script, and the tab says so', async () => {
    await openDetails(
      anExchange().from(APP).get('https://api.shop.test/').answering(200, { expires: '0' }).blocked().build(),
      'headers',
    );
    expect(textOf('leg-request')).toContain('A script of the page can read none of them');
    expect(remarks()).toEqual([]);
  });
});
