import { expect, test } from 'vitest';
import { createLink } from '../../src/bridge/link.ts';
import { portName, readPortName, type ToBackground, type ToPanel } from '../../src/bridge/protocol.ts';
import { fakePorts } from '../support/fake-browser.ts';

test('what one end sends the other hears, by name', () => {
  const [port, far] = fakePorts();
  const heard: unknown[] = [];
  createLink<ToPanel, ToBackground>(far, (message) => heard.push(message));
  createLink<ToBackground, ToPanel>(port, () => {}).send('settings', { keepLog: true });
  expect(heard).toEqual([{ name: 'settings', body: { keepLog: true } }]);
});

test('sends nothing into a port that the other end has closed, for browsers throw on it', () => {
  const [port, far] = fakePorts();
  const link = createLink<ToBackground, ToPanel>(port, () => {});
  far.disconnect();
  expect(() => port.postMessage({})).toThrow('disconnected');
  expect(() => link.send('clear', {})).not.toThrow();
});

test.each([[null], ['text'], [{ name: 'clear' }], [{ body: {} }]])(
  'does not hear what is no message: %j',
  (message) => {
    const [port, far] = fakePorts();
    const heard: unknown[] = [];
    createLink<ToPanel, ToBackground>(far, (given) => heard.push(given));
    port.postMessage(message);
    expect(heard).toEqual([]);
  },
);

test.each([
  [portName(7), { tabId: 7, role: 'panel' }],
  [portName(7, 'keeper'), { tabId: 7, role: 'keeper' }],
  [portName(7, 'keeper', 'page-1f'), { tabId: 7, role: 'keeper' }],
  ['preflight:7:keeper:', undefined],
  ['preflight:7', undefined],
  ['preflight:-1:panel', undefined],
  ['other:7:panel', undefined],
])('the name of a port tells the tab and what it is for: %s', (name, told) => {
  expect(readPortName(name)).toEqual(told);
});
