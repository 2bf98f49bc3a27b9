import type { Exchange, HeaderLines } from '../../../src/core/exchange.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);
const put = anExchange().put(url);
const sent: HeaderLines = Object.entries(allow);
const why = 'The browser checks the headers as extensions have changed them.';
const todo =
  'Switch off the extension that edits response headers: one that unblocks CORS, sets headers or filters privacy.';

/** The exchange, with these headers as what the server sent of every answer. */
const editedFrom = (exchange: Exchange, wireHeaders: HeaderLines): Exchange => ({
  ...exchange,
  legs: exchange.legs.map((leg) =>
    leg.response === null ? leg : { ...leg, response: { ...leg.response, wireHeaders } },
  ),
});

testCause('headers-edited', {
  stands: [
    {
      name: 'a preflight whose Access-Control-Allow-Origin is another than the server’s',
      exchange: editedFrom(
        put.preflight(204, { 'Access-Control-Allow-Origin': 'https://b.test' }).blocked().build(),
        sent,
      ),
      reads: [
        'Another extension edits the headers',
        'api.shop.test sends Access-Control-Allow-Origin: https://app.shop.test. An extension of your browser makes it https://b.test.',
        why,
        todo,
      ],
    },
    {
      name: 'a preflight that lost it',
      exchange: editedFrom(put.preflight(204).blocked().build(), sent),
      reads: [
        'Another extension edits the headers',
        'api.shop.test sends Access-Control-Allow-Origin: https://app.shop.test. An extension of your browser removes it.',
        why,
        todo,
      ],
    },
    {
      name: 'a preflight that got one',
      exchange: editedFrom(put.preflight(204, { 'Access-Control-Allow-Origin': 'null' }).blocked().build(), []),
      reads: [
        'Another extension edits the headers',
        'api.shop.test sends no Access-Control-Allow-Origin. An extension of your browser adds null.',
        why,
        todo,
      ],
    },
    {
      name: 'an answer that passes every check and that Chromium blocks',
      exchange: get.answering(200, allow).blocked(),
      reads: [
        'Another extension seems to edit the headers',
        'api.shop.test sends headers that pass every CORS check, and the browser blocked the response all the same.',
        'Chromium shows the headers of a blocked response as the server sent them, and checks them as extensions have changed them.',
        todo,
      ],
    },
  ],
  leaves: [
    { name: 'a failure that nobody edited', exchange: get.answering(200).blocked() },
    {
      name: 'a failure of another header than the edited one',
      exchange: editedFrom(put.preflight(405, allow).blocked().build(), [...sent, ['Access-Control-Max-Age', '5']]),
    },
    {
      name: 'a method that is missing in what the server sent, too',
      exchange: editedFrom(put.preflight(204, allow).blocked().build(), [...sent, ['Access-Control-Max-Age', '5']]),
    },
    { name: 'a block of a request that got no answer', exchange: get.blocked() },
    {
      name: 'the same in Firefox, where an extension may see the edited headers only',
      exchange: get.browser('firefox').answering(200, allow).blocked('NS_ERROR_DOM_BAD_URI'),
    },
    {
      name: 'an answer whose body broke',
      exchange: get.answering(200, allow).blocked('net::ERR_CONTENT_LENGTH_MISMATCH'),
    },
    { name: 'an answer outside CORS', exchange: get.mode('no-cors').answering(200, allow).blocked() },
    {
      name: 'an edited answer that passes',
      exchange: editedFrom(get.answering(200, allow).blocked('net::ERR_ABORTED').build(), []),
    },
  ],
});
