import { afterEach, expect, test } from 'vitest';
import { callerFrames, pageFrames } from '../../src/probe/stack.ts';

test('a stack of Chromium is left with the page’s frames', () => {
  const stack = [
    'Error',
    '    at e (chrome-extension://abc/probe/page.js:1:200)',
    '    at Object.apply (chrome-extension://abc/probe/page.js:1:300)',
    '    at buy (https://app.shop.test/cart.js:3:7)',
    '    at https://app.shop.test/cart.js:9:1',
  ].join('\n');
  expect(pageFrames(stack)).toBe('at buy (https://app.shop.test/cart.js:3:7)\nat https://app.shop.test/cart.js:9:1');
});

test('a stack of Firefox is left with the page’s frames', () => {
  const stack =
    'e@moz-extension://abc/probe/page.js:1:200\napply@moz-extension://abc/probe/page.js:1:300\nbuy@https://app.shop.test/cart.js:3:7\n';
  expect(pageFrames(stack)).toBe('buy@https://app.shop.test/cart.js:3:7');
});

test('a stack is cut to ten frames and 2048 characters', () => {
  expect(pageFrames('at x\n'.repeat(50)).split('\n')).toHaveLength(10);
  expect(pageFrames(`at ${'x'.repeat(5000)}`)).toHaveLength(2048);
});

const named = function callsFromHere() {
  return callerFrames();
};
// Vitest formats stacks, as a page may.
const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
afterEach(() => {
  if (own !== undefined) Object.defineProperty(Error, 'prepareStackTrace', own);
});

test('the frames of the caller are told', () => {
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  expect(named()).toContain('callsFromHere');
});

test('a page that formats stacks itself is not made to', () => {
  let asked = 0;
  Object.defineProperty(Error, 'prepareStackTrace', { value: () => (asked += 1), configurable: true });
  expect([named(), asked]).toEqual(['', 0]);
});

test('in a worker the frames of the probe go by its own address', () => {
  const address = 'blob:https://app.shop.test/1-2';
  const stack = `Error\n    at tell (${address}:1:20)\n    at load (https://app.shop.test/worker.js:3:5)`;
  expect(pageFrames(stack, address)).toBe('at load (https://app.shop.test/worker.js:3:5)');
});
