import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const allow = (methods?: string) => ({
  'Access-Control-Allow-Origin': 'https://app.shop.test',
  'Access-Control-Allow-Credentials': 'true',
  ...(methods === undefined ? {} : { 'Access-Control-Allow-Methods': methods }),
});
const ask = (method: string) => anExchange().request(method, 'https://api.shop.test/orders');

testRule('preflight-method-not-allowed', {
  valid: [
    {
      name: 'GET, HEAD and POST need no listing',
      exchange: ask('POST')
        .header('x-a')
        .preflight(204, { ...allow('PUT'), 'Access-Control-Allow-Headers': 'x-a' })
        .answering(200, allow())
        .allowed(),
    },
    {
      name: '* without credentials',
      exchange: ask('DELETE').preflight(204, allow('*')).answering(200, allow()).allowed(),
    },
    {
      name: 'listed in the second line',
      exchange: ask('PUT')
        .preflight(204, [
          ['Access-Control-Allow-Origin', '*'],
          ['Access-Control-Allow-Methods', 'GET'],
          ['Access-Control-Allow-Methods', 'PUT'],
        ])
        .answering(200, allow())
        .allowed(),
    },
  ],
  invalid: [
    {
      name: 'not in the list',
      exchange: ask('PUT').preflight(204, allow('GET, POST')).blocked(),
      failure: {
        chromium: 'MethodDisallowedByPreflightResponse',
        firefox: 'CORSMethodNotFound',
        found: 'GET, POST',
        needed: 'PUT',
      },
      reads:
        'Method PUT is not allowed\n' +
        'Access-Control-Allow-Methods is "GET, POST"; PUT is not in it.\n' +
        'Have api.shop.test list PUT in Access-Control-Allow-Methods.',
    },
    {
      name: 'no list at all',
      exchange: ask('PUT').preflight(204, allow()).blocked(),
      failure: { found: null, needed: 'PUT' },
      reads:
        'Method PUT is not allowed\n' +
        'The answer to the preflight carries no Access-Control-Allow-Methods, and the request is PUT.\n' +
        'Have api.shop.test list PUT in Access-Control-Allow-Methods.',
    },
    {
      name: 'patch in lower case is another method than PATCH',
      exchange: ask('patch').preflight(204, allow('GET, PATCH')).blocked(),
      failure: { needed: 'patch' },
      reads:
        'Method patch is not allowed\n' +
        'The method was sent as "patch"; Access-Control-Allow-Methods is "GET, PATCH".\n' +
        'Write the method in upper case where the request is made: method: "PATCH".',
    },
    {
      name: 'a list in lower case does not allow PUT',
      exchange: ask('PUT').preflight(204, allow('put')).blocked(),
      failure: { found: 'put', needed: 'PUT' },
      reads:
        'Method PUT is not allowed\n' +
        'Access-Control-Allow-Methods is "put"; PUT is not in it.\n' +
        'Have api.shop.test list PUT in Access-Control-Allow-Methods.',
    },
    {
      name: '* with credentials is a name',
      exchange: ask('PUT').withCredentials().preflight(204, allow('*')).blocked(),
      failure: { found: '*', needed: 'PUT' },
      reads:
        'Method PUT is not allowed\n' +
        'Access-Control-Allow-Methods is "*", and the request includes credentials.\n' +
        'Have api.shop.test list PUT by name.',
    },
  ],
});
