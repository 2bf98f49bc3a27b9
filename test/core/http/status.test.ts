import { expect, test } from 'vitest';
import { brokenLocation, methodBehind, redirectTarget } from '../../../src/core/http/status.ts';

const URL_OF = 'https://api.shop.test/v1/orders';
const answered = (status: number, ...locations: readonly string[]) => ({
  status,
  headers: locations.map((value) => ['Location', value] as const),
  fromCache: false,
});

test.each([
  [302, ['/v2'], 'https://api.shop.test/v2'],
  [301, ['v2?x#part'], 'https://api.shop.test/v1/v2?x#part'],
  [307, ['', '/second'], 'https://api.shop.test/second'],
  [308, ['//login.shop.test'], 'https://login.shop.test/'],
])('a %i to %j leads to %s', (status, locations, target) => {
  expect(redirectTarget(answered(status, ...locations), URL_OF)?.href).toBe(target);
});

test.each([
  [302, []],
  [302, ['']],
  [302, [' \t']],
  [302, ['https://[']],
  [300, ['/v2']],
  [304, ['/v2']],
  [200, ['/v2']],
])('a %i to %j leads nowhere', (status, locations) => {
  expect(redirectTarget(answered(status, ...locations), URL_OF)).toBeNull();
});

test('Firefox goes to the same address where the Location is empty', () => {
  const target = (status: number, ...locations: readonly string[]) =>
    redirectTarget(answered(status, ...locations), URL_OF, 'firefox')?.href ?? null;
  expect(target(302, '')).toBe(URL_OF);
  expect(target(302, '/v2')).toBe('https://api.shop.test/v2');
  expect([target(302), target(302, 'https://['), target(200, '')]).toEqual([null, null, null]);
});

test.each([
  [302, ['https://['], 'https://['],
  [302, ['', 'https://['], 'https://['],
  [302, ['/v2'], null],
  [302, [], null],
  [200, ['https://['], null],
])('a %i to %j names what is no address: %s', (status, locations, broken) => {
  expect(brokenLocation(answered(status, ...locations), URL_OF)).toBe(broken);
});

test.each([
  [301, 'POST', 'GET'],
  [302, 'POST', 'GET'],
  [302, 'PUT', 'PUT'],
  [303, 'POST', 'GET'],
  [303, 'PATCH', 'GET'],
  [303, 'HEAD', 'HEAD'],
  [307, 'POST', 'POST'],
  [308, 'DELETE', 'DELETE'],
])('behind %i a %s is a %s', (status, method, behind) => {
  expect(methodBehind(status, method)).toBe(behind);
});
