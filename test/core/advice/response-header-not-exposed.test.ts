import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

const get = anExchange().get(url);
const traced = { ...allow, 'X-Request-ID': '7' };
const expose = (value: string) => ({ ...traced, 'Access-Control-Expose-Headers': value });
const withTrue = { 'Access-Control-Allow-Credentials': 'true' };

testAdvice('response-header-not-exposed', {
  given: [
    {
      name: 'a header that the script cannot read, and none of those that are not for it',
      exchange: get.answering(200, { ...traced, 'Content-Type': 'text/plain', 'X-Frame-Options': 'DENY' }).allowed(),
      reads: [
        'Response headers that the script cannot read',
        'The answer carries X-Request-ID, and no Access-Control-Expose-Headers exposes it.',
        'The request passes. A script on another origin reads only the headers that the answer exposes, and gets null for the others.',
        'If the page needs it, have api.shop.test expose it: Access-Control-Expose-Headers: X-Request-ID.',
      ],
    },
    {
      name: 'two headers, one of which is exposed',
      exchange: get.answering(200, { ...expose('x-request-id'), ETag: '"1"', Link: '</2>' }).allowed(),
      reads: [
        'Response headers that the script cannot read',
        'The answer carries ETag, Link, and no Access-Control-Expose-Headers exposes it.',
        'The request passes. A script on another origin reads only the headers that the answer exposes, and gets null for the others.',
        'If the page needs it, have api.shop.test expose it: Access-Control-Expose-Headers: ETag, Link.',
      ],
    },
    {
      name: 'a list that one bad element voids',
      exchange: get.answering(200, expose('X-Request-ID, "ETag"')).allowed(),
      reads: [
        'Response headers that the script cannot read',
        'The answer carries X-Request-ID, and no Access-Control-Expose-Headers exposes it.',
        'The request passes. A script on another origin reads only the headers that the answer exposes, and gets null for the others.',
        'If the page needs it, have api.shop.test expose it: Access-Control-Expose-Headers: X-Request-ID.',
      ],
    },
    {
      name: 'a *, which is a name with credentials',
      exchange: get
        .withCredentials()
        .answering(200, { ...expose('*'), ...withTrue })
        .allowed(),
      reads: [
        'Response headers that the script cannot read',
        'The answer carries X-Request-ID, and no Access-Control-Expose-Headers exposes it.',
        'The request passes. A script on another origin reads only the headers that the answer exposes, and gets null for the others.',
        'If the page needs it, have api.shop.test expose it: Access-Control-Expose-Headers: X-Request-ID.',
      ],
    },
  ],
  silent: [
    { name: 'a header that is named', exchange: get.answering(200, expose('x-request-id')).allowed() },
    { name: 'a header that * covers', exchange: get.answering(200, expose('*')).allowed() },
    {
      name: 'an answer of the page’s own origin',
      exchange: get.get('https://app.shop.test/').answering(200, traced).allowed(),
    },
    { name: 'a blocked request', exchange: get.answering(200, { 'X-Request-ID': '7' }).blocked() },
  ],
});
