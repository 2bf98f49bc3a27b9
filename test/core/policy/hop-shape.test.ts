import { expect, it } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { judgedForFix } from '../../../src/core/judge.ts';
import { shapeOf } from '../../../src/core/policy/hop-shape.ts';
import { membersOf } from '../../../src/core/policy/member.ts';
import { allSteps } from '../../../src/core/all-steps.ts';
import { type Site, sitesOf } from '../../../src/core/policy/site.ts';
import { corsBlock } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';

const API = 'https://api.shop.test';
const RELEASE = 'v1.15.1';
const APP = 'https://app.shop.test';

/** One site: two requests for different paths, the second answered with more lines than the block writes. */
function siteWith(added: HeaderLines): Site {
  const block = corsBlock(APP, { credentials: false });
  const exchanges = [
    anExchange().id('0').put(`${API}/orders/0`).preflight(204, block).answering(200, block).allowed().build(),
    anExchange()
      .id('1')
      .put(`${API}/orders/1`)
      .preflight(204, block)
      .answering(200, [...block, ...added])
      .allowed()
      .build(),
  ];
  const members = exchanges.flatMap((exchange) => membersOf({ exchange, verdict: judgedForFix(exchange) }, RELEASE));
  const [site, ...others] = allSteps(sitesOf(members, [], RELEASE));
  expect(others).toEqual([]);
  if (site === undefined) throw new Error('No site.');
  return site;
}

const shapes = (site: Site, byPath: boolean): ReadonlySet<string | null> =>
  new Set(site.members.map((hop) => shapeOf(site, hop, byPath)));

it('requests for two paths are alike where one path stands for all, and only there', () => {
  expect(shapes(siteWith([]), false).size).toBe(1);
  expect(shapes(siteWith([]), true).size).toBe(2);
});

it('credentials that the application allows behind a block without them tell two requests apart', () => {
  expect(shapes(siteWith([['Access-Control-Allow-Credentials', 'true']]), false).size).toBe(2);
  expect(shapes(siteWith([['X-Trace', '1']]), false).size).toBe(1);
});

it('a line break in a text leaves a request without a shape', () => {
  expect(shapes(siteWith([['Access-Control-Allow-Credentials', 'true\nfalse']]), false)).toContain(null);
});
