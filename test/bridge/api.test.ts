import { expect, test } from 'vitest';
import { older } from '../../src/browser/api.ts';

type Reply = (value: unknown, problem?: unknown) => void;

/** What Chromium before 148 gives an extension: calls of DevTools take a callback, all others return promises. */
const chrome = {
  runtime: { getManifest: () => ({ version: '1.2.3' }) },
  devtools: {
    inspectedWindow: {
      tabId: 7,
      eval: (expression: string, reply: Reply) => reply(`${expression} of the page`),
    },
    panels: { themeName: 'default' },
  },
};

test('where a call of DevTools takes a callback, it gives a promise of what the callback gets', async () => {
  const api: unknown = older(chrome);
  const { inspectedWindow } = Reflect.get(Object(api), 'devtools');
  expect(await inspectedWindow.eval('location.href')).toEqual(['location.href of the page']);
  expect(inspectedWindow.tabId).toBe(7);
});

test('everything else stays as the browser gives it', () => {
  const api: unknown = older(chrome);
  expect(api).toMatchObject({ runtime: chrome.runtime });
  expect(Reflect.get(Reflect.get(Object(api), 'devtools'), 'panels')).toBe(chrome.devtools.panels);
});

test('outside DevTools, and outside an extension, there is nothing to change', () => {
  const { runtime } = chrome;
  expect(older({ runtime })).toEqual({ runtime });
  expect(older(undefined)).toBeUndefined();
});
