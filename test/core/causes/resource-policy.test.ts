import type { Exchange } from '../../../src/core/exchange.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const image = anExchange().get(url).mode('no-cors');
const told = (error: string, builder: ExchangeBuilder): Exchange => ({
  ...builder.blocked('net::ERR_BLOCKED_BY_RESPONSE').build(),
  devtools: { stack: [], error },
});

testCause('resource-policy', {
  stands: [
    {
      name: 'an image whose server keeps it to itself',
      exchange: image
        .answering(200, { 'Cross-Origin-Resource-Policy': 'same-origin' })
        .blocked('net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'),
      reads: [
        'Blocked by Cross-Origin-Resource-Policy',
        'api.shop.test does not let other origins embed this resource (Cross-Origin-Resource-Policy: same-origin).',
        'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
        'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
      ],
    },
    {
      name: 'an image without the policy that the page demands, in Firefox',
      exchange: image.browser('firefox').answering(200).blocked('NS_ERROR_DOM_CORP_FAILED'),
      reads: [
        'Blocked by Cross-Origin-Resource-Policy',
        'api.shop.test sends no Cross-Origin-Resource-Policy, and the page’s Cross-Origin-Embedder-Policy demands one.',
        'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
        'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
      ],
    },
    {
      name: 'an image whose answer was not seen, of which DevTools tell the reason',
      exchange: told('net::ERR_BLOCKED_BY_RESPONSE.NotSameSite', image),
      reads: [
        'Blocked by Cross-Origin-Resource-Policy',
        'api.shop.test does not let other origins embed this resource (Cross-Origin-Resource-Policy: same-site).',
        'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
        'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
      ],
    },
    {
      name: 'an image with a policy that is none, where DevTools tell that the page’s own demand decided',
      exchange: told(
        'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
        image.answering(200, { 'Cross-Origin-Resource-Policy': 'any' }),
      ),
      reads: [
        'Blocked by Cross-Origin-Resource-Policy',
        'api.shop.test sends no Cross-Origin-Resource-Policy, and the page’s Cross-Origin-Embedder-Policy demands one.',
        'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
        'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
      ],
    },
    {
      name: 'an image whose answer was not seen',
      exchange: image.blocked('net::ERR_BLOCKED_BY_RESPONSE'),
      reads: [
        'Blocked by Cross-Origin-Resource-Policy',
        'The browser kept the resource of api.shop.test from the page (net::ERR_BLOCKED_BY_RESPONSE).',
        'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
        'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
      ],
    },
  ],
  leaves: [
    {
      name: 'a CORS request, which the policy does not concern',
      exchange: anExchange()
        .get(url)
        .answering(200, { ...allow, 'Cross-Origin-Resource-Policy': 'same-origin' })
        .allowed(),
    },
    {
      name: 'a frame that X-Frame-Options forbids',
      exchange: image.mode('navigate').resourceType('sub_frame').answering(200).blocked('net::ERR_BLOCKED_BY_RESPONSE'),
    },
    { name: 'another error', exchange: image.blocked('net::ERR_BLOCKED_BY_ORB') },
  ],
});
