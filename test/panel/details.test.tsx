import { describe, expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';

async function open(exchange: ReturnType<ReturnType<typeof anExchange>['build']>, tab = 'verdict') {
  const shown = showPanel();
  await shown.log([exchange]);
  await click(byId('row'));
  await click(byId(`tab-${tab}`));
  return shown;
}

const putBuilder = anExchange()
  .from(APP)
  .put('https://api.shop.test/orders')
  .header('x-request-id', '7')
  .preflight(204, { 'access-control-allow-origin': APP, 'access-control-allow-methods': 'GET, POST' })
  .blocked();
const put = putBuilder.credentials('omit').build();

describe('the verdict', () => {
  test('names where the browser stopped first, then everything else that would fail, in order', async () => {
    await open(put);
    expect(allById('failure').map((failure) => failure.querySelector('h3')?.textContent)).toEqual([
      'Method PUT is not allowed',
      'Request header x-request-id is not allowed',
    ]);
    expect(allById('failure')[0]?.textContent).toContain('The browser stopped here');
    expect(allById('failure')[1]?.textContent).not.toContain('The browser stopped here');
    expect(allById('failure')[0]?.textContent).toContain('Chromium calls it MethodDisallowedByPreflightResponse.');
  });

  test('says why the browser sent a preflight: the method and each unsafe header', async () => {
    await open(put);
    expect(textOf('preflight-reason')).toContain('Why the browser sent a preflight');
    expect(textOf('preflight-reason')).toContain('PUT is not a CORS-safelisted method.');
    expect(textOf('preflight-reason')).toContain('x-request-id is not a CORS-safelisted request header.');
  });

  test('names what stands behind a CORS failure: the server answered 413', async () => {
    await open(anExchange().from(APP).post('https://api.shop.test/upload').answering(413).blocked().build());
    expect(textOf('verdict-title')).toBe('No Access-Control-Allow-Origin');
    expect(textOf('finding')).toContain('413');
  });

  test('shows both readings where the credentials mode decides, and says what would decide', async () => {
    await open(putBuilder.credentials('unknown').build());
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
    await open(star.browser('firefox').credentials('unknown').outcome('unknown').build());
    expect(byId('row').textContent).toContain('One of two readings: Allowed / Wildcard origin with credentials');
    expect(textOf('reading-omit')).toContain('Nothing fails.');
  });

  test('of an allowed request says that it is allowed', async () => {
    const fine = anExchange()
      .from(APP)
      .get('https://api.shop.test/')
      .answering(200, { 'access-control-allow-origin': APP });
    await open(fine.allowed().build());
    expect(textOf('verdict-title')).toBe('The browser allowed this request');
  });
});

describe('the headers', () => {
  test('set found against needed, and mark the header that failed, also one that was not sent', async () => {
    await open(put, 'headers');
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
    const shown = await open(secret, 'headers');
    expect(textOf('details')).toContain('seen');
    for (const tab of ['verdict', 'headers', 'fix'] as const) {
      shown.panel.view.tab.value = tab;
      expect(document.body.textContent).not.toContain('s3cret');
    }
  });
});

test('what a page or a server sends is text, whatever it holds', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  await open(
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
