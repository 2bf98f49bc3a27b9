import { afterEach, expect, test } from 'vitest';
import { createLink } from '../../src/bridge/link.ts';
import { findNeighbour, localPorts, type NamedPort, offer } from '../../src/bridge/neighbour.ts';

interface Messages {
  said: object;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  offer(null);
  Reflect.deleteProperty(globalThis, 'parent');
});

test('a message arrives later than it was sent, in order, and is the object itself', async () => {
  const [near, far] = localPorts('preflight:1:panel');
  const heard: unknown[] = [];
  createLink<never, Messages>(far, ({ body }) => heard.push(body));
  const link = createLink<Messages, never>(near, () => {});
  const [one, two] = [{ one: 1 }, { two: 2 }];
  link.send('said', one);
  link.send('said', two);
  expect(heard).toEqual([]);
  await settled();
  expect(heard).toHaveLength(2);
  expect(heard[0]).toBe(one);
  expect(heard[1]).toBe(two);
});

test('only the other end hears of a disconnect, once, and nothing comes through any more', async () => {
  const [near, far] = localPorts('preflight:1:panel');
  const heard: string[] = [];
  near.onDisconnect.addListener(() => heard.push('near'));
  far.onDisconnect.addListener(() => heard.push('far'));
  near.onMessage.addListener(() => heard.push('message'));
  const link = createLink<Messages, never>(far, () => {});
  near.disconnect();
  near.disconnect();
  link.send('said', {});
  await settled();
  expect(heard).toEqual(['far']);
});

test('a panel finds the DevTools page among the frames beside it, past those it may not look into', () => {
  const closed = new Proxy(
    {},
    {
      get() {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
      has() {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
    },
  );
  const connected: NamedPort[] = [];
  offer((port) => connected.push(port));
  Reflect.set(globalThis, 'parent', [closed, {}, globalThis]);
  const [, far] = localPorts('preflight:1:panel');
  findNeighbour()?.(far);
  expect(connected).toEqual([far]);
  offer(null);
  expect(findNeighbour()).toBeNull();
});
