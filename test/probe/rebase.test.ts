import { describe, expect, test } from 'vitest';
import { resolver } from '../../src/probe/rebase.ts';

const resolve = resolver('https://app.shop.test/deep/worker.js');

describe('an address in a worker', () => {
  test.each([
    ['echo', 'https://app.shop.test/deep/echo'],
    ['/echo?x#y', 'https://app.shop.test/echo?x#y'],
    ['//api.shop.test', 'https://api.shop.test/'],
    ['wss://api.shop.test/', 'wss://api.shop.test/'],
    [undefined, 'https://app.shop.test/deep/undefined'],
    [17, 'https://app.shop.test/deep/17'],
    ['http://[', 'http://['],
  ])('%s goes by the page’s script', (given, expected) => {
    expect(resolve(given)).toBe(expected);
  });

  test('is asked of an object only when the platform asks', () => {
    let asked = 0;
    const given = resolve({ toString: () => `item-${(asked += 1)}` });
    expect(asked).toBe(0);
    expect(String(given)).toBe('https://app.shop.test/deep/item-1');
    expect(asked).toBe(1);
  });

  test('that throws, throws where the platform asks for it', () => {
    const given = resolve({
      toString() {
        throw new RangeError('mine');
      },
    });
    expect(() => String(given)).toThrow(new RangeError('mine'));
  });

  test('of a Request, or of what is none, is left alone', () => {
    const request = new Request('https://api.shop.test/');
    const symbol = Symbol('x');
    expect([resolve(request), resolve(symbol)]).toEqual([request, symbol]);
  });
});
