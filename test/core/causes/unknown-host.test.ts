import { corsBlock, ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);
const put = anExchange().put(url);
const own404 = get.answering(404, ownPage(548)).blocked().build();

testCause('unknown-host', {
  stands: [
    {
      name: 'nginx’s own 404',
      exchange: get.answering(404, ownPage(548)).blocked(),
      reads: [
        'No route for api.shop.test',
        'nginx itself answered 404 for api.shop.test/orders: no Ingress rule takes it.',
        'The controller adds CORS headers to the paths of an Ingress only. The page sees a CORS error and not the 404.',
        'Check host and path of the Ingress’ rules, and the address in the page.',
      ],
    },
    {
      name: 'nginx’s own 404 on the preflight, in Firefox',
      exchange: put.browser('firefox').preflight(404, ownPage(146)).blocked('NS_ERROR_DOM_BAD_URI'),
      reads: [
        'No route for api.shop.test',
        'nginx itself answered 404 for api.shop.test/orders: no Ingress rule takes it.',
        'The controller adds CORS headers to the paths of an Ingress only. The page sees a CORS error and not the 404.',
        'Check host and path of the Ingress’ rules, and the address in the page.',
      ],
    },
    {
      name: 'nginx’s own 404 at an address that cannot be read',
      exchange: { ...own404, legs: own404.legs.map((leg) => ({ ...leg, url: 'nowhere' })) },
      reads: [
        'No route for nowhere',
        'nginx itself answered 404 for nowhere: no Ingress rule takes it.',
        'The controller adds CORS headers to the paths of an Ingress only. The page sees a CORS error and not the 404.',
        'Check host and path of the Ingress’ rules, and the address in the page.',
      ],
    },
  ],
  leaves: [
    { name: 'the application’s 404', exchange: get.answering(404, ownPage(9)).blocked() },
    {
      name: 'a path whose preflight an Ingress has answered',
      exchange: put.preflight(204, corsBlock('https://app.shop.test')).answering(404, ownPage(548)).blocked(),
    },
    {
      name: 'a 404 of another origin’s list',
      exchange: get.answering(404, [...ownPage(548), ['Access-Control-Allow-Origin', 'https://x.test']]).blocked(),
    },
    { name: 'a 404 that the page can read', exchange: get.answering(404, { ...allow }).allowed() },
    { name: 'another status of the same length', exchange: get.answering(403, ownPage(548)).blocked() },
  ],
});
