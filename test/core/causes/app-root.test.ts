import { ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { testCause } from './cause-tester.ts';

const root = 'https://api.shop.test/';
const redirect = [...ownPage(138), ['Location', 'https://api.shop.test/app']] as const;
const get = anExchange().get(root);

testCause('app-root', {
  stands: [
    {
      name: 'a preflight of the root',
      exchange: anExchange().put(root).preflight(302, redirect).blocked(),
      reads: [
        'The root of api.shop.test is redirected',
        'nginx sends / at api.shop.test on to https://api.shop.test/app, without CORS headers.',
        'The annotation app-root answers before the rules of the Ingress and their CORS headers.',
        'Have the page call https://api.shop.test/app itself, or remove app-root.',
      ],
    },
    {
      name: 'a request for the root',
      exchange: get.answering(302, redirect).blocked(),
      reads: [
        'The root of api.shop.test is redirected',
        'nginx sends / at api.shop.test on to https://api.shop.test/app, without CORS headers.',
        'The annotation app-root answers before the rules of the Ingress and their CORS headers.',
        'Have the page call https://api.shop.test/app itself, or remove app-root.',
      ],
    },
  ],
  leaves: [
    { name: 'another path', exchange: get.get('https://api.shop.test/x').answering(302, redirect).blocked() },
    {
      name: 'the application’s own redirect',
      exchange: get.answering(302, { Location: '/app', 'Content-Length': '0' }).blocked(),
    },
    {
      name: 'another redirect of nginx',
      exchange: get.answering(301, [...ownPage(162), ['Location', '/app']]).blocked(),
    },
    {
      name: 'a redirect to another host',
      exchange: get.answering(302, [...ownPage(138), ['Location', 'https://cdn.shop.test/']]).blocked(),
    },
    { name: 'an answer', exchange: get.answering(200).blocked() },
  ],
});
