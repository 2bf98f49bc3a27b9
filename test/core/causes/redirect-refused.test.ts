import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);
const to = (location: string) => get.answering(302, { ...allow, Location: location });
const aborted = to('https://api.shop.test/v2').blocked('net::ERR_ABORTED').outcome('unknown');

testCause('redirect-refused', {
  stands: [
    {
      name: 'a redirect that the browser did not follow and does not say why',
      exchange: aborted,
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://api.shop.test/v2, and the browser did not follow.',
        'The request forbids redirects, or Content Security Policy or mixed content forbids it. No event tells which.',
        'Call https://api.shop.test/v2 directly, and look for a Content Security Policy or mixed-content message in the console.',
      ],
    },
    {
      name: 'a redirect that the page forbids, as the page probe tells',
      exchange: { ...aborted.build(), redirectMode: 'error' },
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://api.shop.test/v2, and the browser did not follow.',
        'The page asked for it: redirect: "error".',
        'Call https://api.shop.test/v2 directly, or leave redirect: "error" out.',
      ],
    },
    {
      name: 'a redirect to a data: URL',
      exchange: to('data:text/plain,x').blocked('net::ERR_UNSAFE_REDIRECT'),
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to data:text/plain,x, and the browser did not follow.',
        'A CORS request may be redirected to http and https only.',
        'Have api.shop.test redirect to an http(s) address.',
      ],
    },
    {
      name: 'a redirect that leads round and round',
      exchange: to(url).blocked('net::ERR_TOO_MANY_REDIRECTS'),
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://api.shop.test/orders, and the browser did not follow.',
        'A browser follows 20 redirects, and no more.',
        'Find the loop at api.shop.test: often http and https, or two paths, send to each other.',
      ],
    },
    {
      name: 'a redirect to what is no address',
      exchange: to('https://[').blocked('net::ERR_INVALID_REDIRECT'),
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://[, and the browser did not follow.',
        'The Location of the redirect is no address.',
        'Have api.shop.test name a valid address, or answer without a redirect.',
      ],
    },
    {
      name: 'a preflight redirected to what is no address',
      exchange: anExchange().put(url).preflight(301, { Location: 'https://[' }).blocked(),
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://[, and the browser did not follow.',
        'The Location of the redirect is no address.',
        'Have api.shop.test name a valid address, or answer without a redirect.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: to(url).browser('firefox').blocked('NS_ERROR_REDIRECT_LOOP'),
      reads: [
        'The redirect was not followed',
        'api.shop.test redirects to https://api.shop.test/orders, and the browser did not follow.',
        'A browser follows 20 redirects, and no more.',
        'Find the loop at api.shop.test: often http and https, or two paths, send to each other.',
      ],
    },
  ],
  leaves: [
    {
      name: 'a redirect whose own CORS check fails',
      exchange: get.answering(302, { Location: 'https://cdn.shop.test/' }).blocked(),
    },
    { name: 'an answer that is no redirect', exchange: get.answering(200, allow).blocked() },
    { name: 'a redirect of which the end was not seen', exchange: to('https://cdn.shop.test/') },
  ],
});
