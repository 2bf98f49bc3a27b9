import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const headers = { 'Access-Control-Allow-Origin': 'https://app.shop.test', 'Access-Control-Allow-Methods': 'PUT' };
const put = anExchange().put('https://api.shop.test/orders');

testRule('preflight-status-not-ok', {
  valid: [
    { name: 'any status from 200 to 299', exchange: put.preflight(299, headers).answering(200, headers).allowed() },
    {
      name: 'the request itself may have any status',
      exchange: put.preflight(204, headers).answering(500, headers).allowed(),
    },
  ],
  invalid: [
    {
      name: '405, and all headers right',
      exchange: put.preflight(405, headers).blocked(),
      failure: {
        chromium: 'PreflightInvalidStatus',
        firefox: 'CORSPreflightDidNotSucceed3',
        found: '405',
        header: null,
      },
      reads:
        'The preflight’s status is not ok\n' +
        'api.shop.test answers the preflight with 405: nothing there handles OPTIONS.\n' +
        'Have api.shop.test answer OPTIONS with 204.',
    },
    {
      name: '401: a preflight cannot authenticate',
      exchange: put.preflight(401, headers).blocked(),
      failure: { chromium: 'PreflightInvalidStatus' },
      reads:
        'The preflight’s status is not ok\n' +
        'api.shop.test answers the preflight with 401: it asks the preflight to authenticate.\n' +
        'Have api.shop.test answer OPTIONS with 204 before it authenticates.',
    },
    {
      name: '304 is not ok either',
      exchange: put.preflight(304, headers).blocked(),
      failure: { chromium: 'PreflightInvalidStatus' },
      reads:
        'The preflight’s status is not ok\n' +
        'api.shop.test answers the preflight with 304.\n' +
        'Have api.shop.test answer OPTIONS with 204.',
    },
  ],
});
