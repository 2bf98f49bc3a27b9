import { describe, expect, test } from 'vitest';
import { hostCut, sentenceCut, sharedDomain } from '../../src/panel/store/cuts.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, showPanel } from './show.tsx';

const halves = (text: string, at: number | null): readonly string[] =>
  at === null ? [text] : [text.slice(0, at), text.slice(at)];

describe('a name is cut where both halves say something', () => {
  test.each([
    ['origin-with-slash-unvalidated.shop.test', ['origin-with-slash', '-unvalidated.shop.test']],
    ['service-eu-central-1.shop.test', ['service-eu', '-central-1.shop.test']],
    ['payments-production-web-x2x4z9:8443', ['payments-production-web', '-x2x4z9:8443']],
    ['my-eu-central-1.shop.test', ['my-eu-central-1.shop.test']],
    ['api.shop.test', ['api.shop.test']],
    ['', ['']],
  ])('host %s', (host, cut) => expect(halves(host, hostCut(host))).toEqual(cut));

  test.each([
    ['No Access-Control-Allow-Origin', ['No Access-Control-Allow', '-Origin']],
    ['缺少 Access-Control-Allow-Credentials', ['缺少 Access-Control-Allow', '-Credentials']],
    ['Request header x-tenant is not allowed', ['Request header x-tenant is not allowed']],
    ['A short-one', ['A short-one']],
  ])('sentence %s', (sentence, cut) => expect(halves(sentence, sentenceCut(sentence))).toEqual(cut));

  test.each([
    [['api.shop.test', 'pay-eu.shop.test'], '.shop.test'],
    [['https://app.shop.test', 'http://admin.shop.test'], '.shop.test'],
    [['api.shop.test', 'api.store.test'], '.test'],
    [['app.shop.test:8443', 'app.shop.test'], ''],
    [['localhost:3000', 'null'], ''],
    [['api.shop.test'], ''],
    [[], ''],
  ])('the domain of %j', (names, domain) => expect(sharedDomain(names)).toBe(domain));
});

test('a row says all of a long route, in whatever parts', async () => {
  const host = 'origin-with-slash-unvalidated.shop.test';
  await showPanel().log([anExchange().get(`https://${host}/orders`).answering(200).blocked().build()]);
  const cells = [...(allById('row')[0]?.querySelectorAll('[role=gridcell]') ?? [])].map((cell) => cell.textContent);
  expect(cells).toContain(`https://app.shop.test → ${host}`);
});
