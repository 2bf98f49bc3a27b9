import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const app = 'https://app.shop.test';
const get = anExchange().get(url);

testCause('two-layers', {
  stands: [
    {
      name: 'two lines of Access-Control-Allow-Origin, even equal ones',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': [app, app] }).blocked(),
      reads: [
        'Two layers answer CORS',
        'api.shop.test sends Access-Control-Allow-Origin more than once: https://app.shop.test, https://app.shop.test.',
        'The application and something before it each add the header: an add_header in a snippet, a second proxy.',
        'Have one of them alone answer CORS.',
      ],
    },
    {
      name: 'two lines of different origins',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': [app, 'https://old.shop.test'] }).blocked(),
      reads: [
        'Two layers answer CORS',
        'api.shop.test sends Access-Control-Allow-Origin more than once: https://app.shop.test, https://old.shop.test.',
        'The application and something before it each add the header: an add_header in a snippet, a second proxy.',
        'Have one of them alone answer CORS.',
      ],
    },
    {
      name: 'two lines in Firefox, which shows them as one',
      exchange: get
        .browser('firefox')
        .answering(200, { 'Access-Control-Allow-Origin': `${app}, *` })
        .blocked('NS_ERROR_DOM_BAD_URI'),
      reads: [
        'Two layers answer CORS',
        'api.shop.test sends Access-Control-Allow-Origin more than once: https://app.shop.test, *.',
        'The application and something before it each add the header: an add_header in a snippet, a second proxy.',
        'Have one of them alone answer CORS.',
      ],
    },
    {
      name: 'two lines of Access-Control-Allow-Credentials',
      exchange: get
        .withCredentials()
        .answering(200, { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': ['true', 'true'] })
        .blocked(),
      reads: [
        'Two layers answer CORS',
        'api.shop.test sends Access-Control-Allow-Credentials more than once: true, true.',
        'The application and something before it each add the header: an add_header in a snippet, a second proxy.',
        'Have one of them alone answer CORS.',
      ],
    },
  ],
  leaves: [
    {
      name: 'one line with a list: that is the application’s mistake',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': `${app}, https://old.shop.test` }).blocked(),
    },
    {
      name: 'one line of another value',
      exchange: get
        .withCredentials()
        .answering(200, { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': 'yes' })
        .blocked(),
    },
  ],
});
