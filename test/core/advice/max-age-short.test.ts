import type { Browser } from '../../../src/core/exchange.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

function keeping(maxAge: string | null, browser: Browser = 'chromium') {
  const methods = { ...allow, 'Access-Control-Allow-Methods': 'PUT' };
  const answer = maxAge === null ? methods : { ...methods, 'Access-Control-Max-Age': maxAge };
  return anExchange().put(url).browser(browser).preflight(204, answer).answering(200, allow).allowed();
}

testAdvice('max-age-short', {
  given: [
    {
      name: 'a preflight without the header, kept for 5 seconds',
      exchange: keeping(null),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 5 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 7200 s of them.',
      ],
    },
    {
      name: 'a preflight with an empty one',
      exchange: keeping(''),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 5 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 7200 s of them.',
      ],
    },
    {
      name: 'a preflight that is not kept',
      exchange: keeping('0', 'webkit'),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 0 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 600 s of them.',
      ],
    },
    {
      name: 'a preflight with less than nothing',
      exchange: keeping('-1'),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 0 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 7200 s of them.',
      ],
    },
    {
      name: 'a value that is no number, in Chromium',
      exchange: keeping('1h'),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 5 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 7200 s of them.',
      ],
    },
    {
      name: 'a value that is no number, in Firefox',
      exchange: keeping('1h', 'firefox'),
      reads: [
        'The preflight is soon forgotten',
        'The browser keeps this preflight for 0 s, by its Access-Control-Max-Age or for want of one.',
        'Afterwards every request to the same URL waits for a preflight again.',
        'Have api.shop.test send Access-Control-Max-Age: 86400. This browser keeps the preflight for 86400 s of them.',
      ],
    },
  ],
  silent: [
    { name: 'a preflight that is kept for a minute', exchange: keeping('60') },
    { name: 'the controller’s default', exchange: keeping('1728000') },
    { name: 'a request without a preflight', exchange: anExchange().get(url).answering(200, allow).allowed() },
    {
      name: 'an exchange of which more is to be said',
      exchange: keeping(null).answering(200, { ...allow, ETag: '"1"' }),
    },
  ],
});
