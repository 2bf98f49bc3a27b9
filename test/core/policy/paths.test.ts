import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnder, ownPrefixes } from '../../../src/core/policy/paths.ts';

describe('the paths of an Ingress of its own', () => {
  it.each([
    [['/api/private/orders'], ['/api/public/products'], ['/api/private']],
    [['/api/private/orders', '/api/private/users/1'], ['/api/public'], ['/api/private']],
    [['/private', '/account/me'], ['/public'], ['/account', '/private']],
    [['/api/private'], ['/'], ['/api']],
    [['/apiv2/x'], ['/api'], ['/apiv2']],
    [['/api/'], ['/static'], ['/api']],
  ])('%j beside %j are under %j', (needing, others, expected) => {
    expect(ownPrefixes(needing, others)).toEqual(expected);
  });

  it.each([
    [['/api'], ['/api']],
    [['/api'], ['/api/x']],
    [['/'], ['/x']],
    [['/api'], []],
  ])('%j cannot be told from %j', (needing, others) => {
    expect(ownPrefixes(needing, others)).toBeNull();
  });

  it('hold every request that needs them and none of the others', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), fc.array(path, { minLength: 1 }), (needing, others) => {
        const prefixes = ownPrefixes(needing, others) ?? [];
        fc.pre(prefixes.length > 0);
        const isIn = (target: string): boolean => prefixes.some((prefix) => isUnder(target, prefix));
        expect(needing.every(isIn)).toBe(true);
        expect(others.some(isIn)).toBe(false);
      }),
    );
  });
});
