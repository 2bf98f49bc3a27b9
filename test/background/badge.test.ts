import { expect, test } from 'vitest';
import { type BadgeAction, showCount, type TabUpdates } from '../../src/background/badge.ts';
import { createLink } from '../../src/bridge/link.ts';
import type { ToBackground, ToPanel } from '../../src/bridge/protocol.ts';
import { fakeEvent, fakePorts } from '../support/fake-browser.ts';

function shownOn(name: string) {
  const texts: (readonly [tabId: number, text: string])[] = [];
  const action: BadgeAction = {
    setBadgeText({ tabId, text }) {
      texts.push([tabId, text]);
      // As browsers do for a tab that has closed.
      return tabId === 404 ? Promise.reject(new Error('No tab with id: 404.')) : Promise.resolve();
    },
    setBadgeBackgroundColor: () => Promise.resolve(),
  };
  const [panel, recorder] = fakePorts(name);
  const updates = fakeEvent<Parameters<TabUpdates['addListener']>[0]>();
  showCount(recorder, action, updates);
  const { send } = createLink<ToBackground, ToPanel>(panel, () => {});
  const count = (blocked: number): void => send('blocked', { count: blocked });
  return { texts, panel, send, count, updates };
}

test('the icon says for its tab how many requests the panel counts as blocked', () => {
  const { texts, count } = shownOn('preflight:7:panel');
  for (const blocked of [1, 999, 1000, 0]) count(blocked);
  expect(texts).toEqual([
    [7, '1'],
    [7, '999'],
    [7, '999+'],
    [7, ''],
  ]);
});

test.each(['panel', 'keeper'])('nothing is left on the icon when the %s closes, also where the tab is gone', (role) => {
  const { texts, panel } = shownOn(`preflight:404:${role}`);
  panel.disconnect();
  expect(texts).toEqual([[404, '']]);
});

test('what a navigation of the tab takes away is shown again; a change that is no navigation shows nothing', () => {
  const { texts, count, updates } = shownOn('preflight:7:panel');
  count(2);
  updates.emit(7, { status: 'loading' });
  updates.emit(7, { status: 'complete' });
  updates.emit(7, {});
  updates.emit(8, { status: 'complete' });
  expect(texts).toEqual([
    [7, '2'],
    [7, '2'],
    [7, '2'],
  ]);
});

test('tabs are watched only while there is something to show', () => {
  const { panel, count, updates } = shownOn('preflight:7:panel');
  const listens = (): boolean => updates.listeners.size > 0;
  expect(listens()).toBe(false);
  count(1);
  expect(listens()).toBe(true);
  count(0);
  expect(listens()).toBe(false);
  count(3);
  panel.disconnect();
  expect(listens()).toBe(false);
});

test('other messages and other ports leave the icon alone', () => {
  const { texts, send } = shownOn('preflight:7:panel');
  send('ping', {});
  const foreign = shownOn('someone');
  foreign.count(3);
  expect([...texts, ...foreign.texts]).toEqual([]);
});
