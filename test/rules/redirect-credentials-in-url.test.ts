import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const allowed = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const redirect = (to: string) =>
  anExchange()
    .get('https://api.shop.test/a')
    .answering(302, { ...allowed, Location: to });

testRule('redirect-credentials-in-url', {
  valid: [
    {
      name: 'an empty userinfo is none',
      exchange: anExchange()
        .get('https://api.shop.test/a')
        .redirectedTo('https://@api.shop.test/b', 302, allowed)
        .answering(200, allowed)
        .allowed(),
    },
    {
      name: 'the page’s own origin may redirect to itself with one',
      exchange: anExchange()
        .get('https://app.shop.test/a')
        .redirectedTo('https://u:p@app.shop.test/b')
        .answering(200)
        .allowed(),
    },
  ],
  invalid: [
    {
      name: 'user and password; they are not repeated in the sentence',
      exchange: redirect('https://u:p@api.shop.test/b').blocked(),
      failure: {
        chromium: 'RedirectContainsCredentials',
        firefox: null,
        stage: 'redirect',
        found: 'https://api.shop.test/b',
      },
      reads:
        'Redirect to a URL with a password in it\n' +
        'api.shop.test redirects to https://api.shop.test/b with a username or a password in the URL.\n' +
        'Remove username and password from the redirect, or call https://api.shop.test/b directly.',
    },
    {
      name: 'from the page’s own origin to another',
      exchange: anExchange()
        .get('https://app.shop.test/a')
        .answering(302, { Location: 'https://u@api.shop.test/b' })
        .blocked(),
      failure: { chromium: 'RedirectContainsCredentials' },
      reads:
        'Redirect to a URL with a password in it\n' +
        'app.shop.test redirects to https://api.shop.test/b with a username or a password in the URL.\n' +
        'Remove username and password from the redirect, or call https://api.shop.test/b directly.',
    },
  ],
});
