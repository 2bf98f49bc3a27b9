import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from '../../src/dev/find-chromium.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'preflight-home-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('PATH', path.join(home, 'bin'));
  vi.stubEnv('CHROME_PATH', undefined);
  vi.stubEnv('XDG_CACHE_HOME', undefined);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', undefined);
  vi.stubEnv('PUPPETEER_CACHE_DIR', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

function program(...parts: readonly string[]): string {
  const file = path.join(home, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

test('nothing is found where there is nothing', () => {
  expect(findChromium()).toBeUndefined();
});

test('CHROME_PATH wins over PATH', () => {
  program('bin', 'chromium');
  const named = program('elsewhere', 'my-chrome');
  vi.stubEnv('CHROME_PATH', named);
  expect(findChromium()).toBe(named);
});

test('a CHROME_PATH that names no program is said, and no other browser is taken', () => {
  program('bin', 'chromium');
  vi.stubEnv('CHROME_PATH', path.join(home, 'gone'));
  expect(() => findChromium()).toThrow(/^CHROME_PATH is ".*gone", and no program is there\.$/);
});

test('a file on PATH that nobody may run is passed over', () => {
  chmodSync(program('bin', 'chromium'), 0o644);
  const chrome = program('bin', 'google-chrome');
  expect(findChromium()).toBe(chrome);
});

test("the newest of Playwright's browsers is taken", () => {
  program('.cache/ms-playwright/chromium-999/chrome-linux/chrome');
  const newest = program('.cache/ms-playwright/chromium-1200/chrome-linux/chrome');
  program('.cache/ms-playwright/chromium_headless_shell-1300/chrome-linux/chrome');
  expect(findChromium()).toBe(newest);
});

test("Puppeteer's browsers are found too", () => {
  const chrome = program('.cache/puppeteer/chrome/linux-140.0.1/chrome-linux64/chrome');
  expect(findChromium()).toBe(chrome);
});
