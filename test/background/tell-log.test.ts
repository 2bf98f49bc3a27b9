import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createJournal, type Journal } from '../../src/background/journal.ts';
import { tellLog } from '../../src/background/tell-log.ts';
import { keyOf } from '../../src/bridge/limit.ts';
import { createLink } from '../../src/bridge/link.ts';
import type { ToBackground, ToPanel } from '../../src/bridge/protocol.ts';
import { anExchange } from '../support/exchange.ts';
import { fakePorts } from '../support/fake-browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const exchange = (id: number) =>
  anExchange(String(id)).from('https://app.shop.test').get(`https://api.shop.test/${id}`).answering(200);

function told(count: number, meanwhile: (journal: Journal) => void = () => {}) {
  const journal = createJournal(1, { write: () => {}, gone: () => {} });
  for (let id = 0; id < count; id++) journal.put(exchange(id).allowed().build());
  const messages: { readonly keys: readonly string[]; readonly missing: number }[] = [];
  const [near, far] = fakePorts();
  createLink<ToBackground, ToPanel>(far, ({ name, body }) => {
    if (name === 'log' || name === 'older') messages.push({ keys: body.entries.map(keyOf), missing: body.missing });
  });
  tellLog(
    createLink<ToPanel, ToBackground>(near, () => {}),
    journal,
  );
  meanwhile(journal);
  vi.runAllTimers();
  return messages;
}

test('a short log is told at once', () => {
  expect(told(3)).toEqual([{ keys: ['x0', 'x1', 'x2'], missing: 0 }]);
});

test('of a long log the newest entries come first, and all come once', () => {
  const messages = told(3000);
  expect(messages[0]?.keys.at(-1)).toBe('x2999');
  expect(messages[0]?.keys.length).toBeLessThan(200);
  expect(messages.toReversed().flatMap(({ keys }) => keys)).toEqual(Array.from({ length: 3000 }, (_, id) => `x${id}`));
  expect(messages.map(({ missing }) => missing)).toEqual(
    messages.map(({ missing }) => missing).toSorted((a, b) => b - a),
  );
  expect(messages.at(-1)?.missing).toBe(0);
});

test('what is cleared while the log is being told is told no more', () => {
  const messages = told(3000, (journal) => journal.clear(1));
  expect(messages.slice(1).flatMap(({ keys }) => keys)).toEqual([]);
  expect(messages.at(-1)?.missing).toBe(0);
});
