import { execFileSync } from 'node:child_process';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { asCurl, asFetch, urlOf } from '../../../src/core/report/copy.ts';
import { anExchange } from '../../support/exchange.ts';

const APP = 'https://app.shop.test';
const put = anExchange('1')
  .from(APP)
  .put('https://api.shop.test/orders/7?token=abc')
  .header('content-type', 'application/json')
  .header('authorization', 'Bearer secret')
  .preflight(204, {
    'access-control-allow-origin': APP,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'content-type, authorization',
  })
  .answering(200)
  .blocked()
  .build();

/** What a shell makes of a command: its words. */
const words = (command: string): readonly string[] =>
  execFileSync('bash', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
/** What a script that holds the call gets to see. */
const page = createContext({ fetch: (...given: unknown[]): unknown => JSON.parse(JSON.stringify(given)) });
const argumentsOf = (call: string): unknown => runInContext(call, page);

describe('a request that is copied', () => {
  test('as curl is its preflight and itself', () => {
    const [preflight = '', request = ''] = asCurl(put).split('\n');
    expect(words(preflight).slice(0, 6)).toEqual([
      'curl',
      '-i',
      '-g',
      '-X',
      'OPTIONS',
      'https://api.shop.test/orders/7?token=REDACTED',
    ]);
    expect(words(preflight)).toContain('Access-Control-Request-Method: PUT');
    expect(words(request)).toEqual(
      expect.arrayContaining(['PUT', `Origin: ${APP}`, 'content-type: application/json', 'authorization: REDACTED']),
    );
  });

  test('as curl without a preflight is one command, and a GET needs no -X', () => {
    const get = anExchange('1').from(APP).get('https://api.shop.test/').answering(200).blocked().build();
    expect(asCurl(get)).toBe(`curl -i -g 'https://api.shop.test/' -H 'Origin: ${APP}'`);
  });

  test('as fetch is a call that a script can make', () => {
    expect(argumentsOf(asFetch({ ...put, mode: 'cors', credentials: 'include' }))).toEqual([
      'https://api.shop.test/orders/7?token=REDACTED',
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: 'REDACTED' },
        mode: 'cors',
        credentials: 'include',
      },
    ]);
  });

  test('that was never sent has the headers that its preflight named', () => {
    const unsent = anExchange('1')
      .from(APP)
      .put('https://api.shop.test/orders/7')
      .header('x-page', '7')
      .preflight(204)
      .blocked()
      .build();
    expect(argumentsOf(asFetch(unsent))).toEqual([
      expect.any(String),
      expect.objectContaining({ headers: { 'x-page': '…' } }),
    ]);
    expect(words(asCurl(unsent).split('\n')[1] ?? '')).toContain('x-page: …');
  });

  test('as fetch says nothing of what no event told', () => {
    expect(asFetch({ ...put, mode: 'unknown', credentials: 'unknown' })).not.toMatch(/mode|credentials/);
  });

  test('has no secret in it', () => {
    for (const text of [urlOf(put), asCurl(put), asFetch(put)]) expect(text).not.toMatch(/abc|Bearer/);
  });

  test.each([`"});alert(1);//`, '\\', '</script>', '\u2028', '\u202e', '\ud800', '\0', '\r\n', '`${alert(1)}`'])(
    'holds %j as a value',
    (text) => {
      const hostile = anExchange('1')
        .from(APP)
        .request(text, `https://api.shop.test/${text}`)
        .header('x-page', text)
        .answering(200)
        .blocked()
        .build();
      expect(argumentsOf(asFetch(hostile))).toEqual([
        expect.stringMatching(/^https:\/\/api\.shop\.test\//),
        expect.objectContaining({ method: text, headers: { 'x-page': text } }),
      ]);
      const shown = `${asFetch(hostile)}${asCurl(hostile)}`.replaceAll('\n', '');
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    },
  );

  test('cannot end its quotes in a shell', () => {
    const hostile = anExchange('1')
      .from(APP)
      .get("https://api.shop.test/'$(id)`id`")
      .header('x-page', `'; id #"$PATH`)
      .answering(200)
      .blocked()
      .build();
    expect(words(asCurl(hostile)).filter((word) => word === 'id' || word.includes('uid='))).toEqual([]);
    expect(words(asCurl(hostile))).toContain(`x-page: '; id #"$PATH`);
  });
});
