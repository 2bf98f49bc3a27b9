import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const origin = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const get = anExchange().get('https://api.shop.test/orders');
const reads =
  'No Access-Control-Allow-Credentials\n' +
  'The request includes credentials, and the answer carries no Access-Control-Allow-Credentials header.\n' +
  'Have api.shop.test answer with Access-Control-Allow-Credentials: true, or make the request without credentials.';

testRule('allow-credentials-missing', {
  valid: [
    { name: 'nobody needs it without credentials', exchange: get.credentials('omit').answering(200, origin).allowed() },
    {
      name: 'exactly true',
      exchange: get
        .withCredentials()
        .answering(200, { ...origin, 'Access-Control-Allow-Credentials': 'true' })
        .allowed(),
    },
  ],
  invalid: [
    {
      name: 'absent from the response',
      exchange: get.withCredentials().answering(200, origin).blocked(),
      failure: {
        chromium: 'InvalidAllowCredentials',
        firefox: 'CORSMissingAllowCredentials',
        found: null,
        needed: 'true',
      },
      reads,
    },
    {
      name: 'absent from the preflight’s answer: the mode of the request counts, not the preflight’s own',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .withCredentials()
        .preflight(204, { ...origin, 'Access-Control-Allow-Methods': 'PUT' })
        .blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightInvalidAllowCredentials' },
      reads,
    },
    {
      name: 'one of two readings, where the method is not listed either',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .credentials('unknown')
        .preflight(204, origin)
        .blocked(),
      failure: { stage: 'preflight', onlyWith: 'include' },
      reads,
    },
  ],
});
