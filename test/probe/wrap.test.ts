import { expect, test } from 'vitest';
import { wrap } from '../../src/probe/wrap.ts';

class Source {
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
}

function stage() {
  const heard: unknown[][] = [];
  const load = function load(this: unknown, url: string, _init?: unknown): string {
    return `${url} by ${this === owner ? 'owner' : 'another'}`;
  };
  const owner: { load: typeof load } = { load };
  const undo = wrap(
    {
      apply(target, self, given) {
        heard.push(given);
        return Reflect.apply(target, self, given);
      },
    },
    [owner, 'load'],
  );
  return { heard, owner, load, undo };
}

test('a wrapped function gets the same arguments and the same `this`, and keeps its name, length and flags', () => {
  const { heard, owner, load } = stage();
  expect([owner.load('x'), owner.load.call({}, 'y')]).toEqual(['x by owner', 'y by another']);
  expect(heard).toEqual([['x'], ['y']]);
  expect([owner.load.name, owner.load.length, Object.keys(owner)]).toEqual(['load', 2, ['load']]);
  expect(owner.load).not.toBe(load);
});

test('what is undone is as it was', () => {
  const { owner, load, undo } = stage();
  undo();
  expect(owner.load).toBe(load);
});

test('what the page has put in its place since stays', () => {
  const { owner, undo } = stage();
  const own = () => 'mine';
  owner.load = own;
  undo();
  expect(owner.load).toBe(own);
});

test('a constructor is the same one wherever it can be reached', () => {
  const scope = { Source };
  const undo = wrap({}, [scope, 'Source'], [Source.prototype, 'constructor'], [scope, 'nowhere']);
  class Own extends scope.Source {}
  const made = new Own('x');
  expect([made.url, made instanceof scope.Source, made instanceof Source]).toEqual(['x', true, true]);
  expect(new scope.Source('y').constructor).toBe(scope.Source);
  undo();
  expect([scope.Source, Source.prototype.constructor]).toEqual([Source, Source]);
});

test.each([
  ['missing', {}],
  ['no function', { load: 1 }],
  ['locked', Object.freeze({ load: () => 1 })],
])('what is %s is left alone', (_what, owner) => {
  const before = Object.getOwnPropertyDescriptors(owner);
  wrap({}, [owner, 'load'])();
  expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
});
