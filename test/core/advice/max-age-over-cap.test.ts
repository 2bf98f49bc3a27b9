import type { Browser } from '../../../src/core/exchange.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

const keeping = (maxAge: string, browser: Browser) =>
  anExchange()
    .put(url)
    .browser(browser)
    .preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Max-Age': maxAge })
    .answering(200, allow)
    .allowed();

testAdvice('max-age-over-cap', {
  given: [
    {
      name: 'a week in Chromium, which keeps two hours',
      exchange: keeping('604800', 'chromium'),
      reads: [
        'Access-Control-Max-Age is cut short',
        'api.shop.test asks for 604800 s, and no browser keeps a preflight that long.',
        'Chromium keeps one for 7200 s at most, Firefox for 86400 s, Safari for 600 s.',
        'Nothing has to change. In this browser count on 7200 s.',
      ],
    },
    {
      name: 'two days in Firefox, which keeps one',
      exchange: keeping('172800', 'firefox'),
      reads: [
        'Access-Control-Max-Age is cut short',
        'api.shop.test asks for 172800 s, and no browser keeps a preflight that long.',
        'Chromium keeps one for 7200 s at most, Firefox for 86400 s, Safari for 600 s.',
        'Nothing has to change. In this browser count on 86400 s.',
      ],
    },
    {
      name: 'a year in Safari, which keeps ten minutes',
      exchange: keeping('31536000', 'webkit'),
      reads: [
        'Access-Control-Max-Age is cut short',
        'api.shop.test asks for 31536000 s, and no browser keeps a preflight that long.',
        'Chromium keeps one for 7200 s at most, Firefox for 86400 s, Safari for 600 s.',
        'Nothing has to change. In this browser count on 600 s.',
      ],
    },
  ],
  silent: [
    { name: 'a day, which Firefox keeps', exchange: keeping('86400', 'firefox') },
    { name: 'the same day in Chromium: one value serves all browsers', exchange: keeping('86400', 'chromium') },
    { name: 'the controller’s default, which nobody has chosen', exchange: keeping('1728000', 'chromium') },
    { name: 'a request without a preflight', exchange: anExchange().get(url).answering(200, allow).allowed() },
  ],
});
