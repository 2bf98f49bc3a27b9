import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findOrInstall } from '../../src/dev/install.ts';
import { Unusable } from '../../src/dev/unusable.ts';

let folder: string;
const missing = 'No frobnicator found. Install it, or set FROB_PATH.';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'preflight-apt-'));
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Stands before the real apt-get on PATH: notes its calls, and ends as told. */
function standIn(script: string): void {
  const file = path.join(folder, 'apt-get');
  writeFileSync(file, `#!/bin/sh\necho "$@" >> '${folder}/calls'\n${script}\n`);
  chmodSync(file, 0o755);
}

const find = (): string | undefined => (existsSync(path.join(folder, 'frob')) ? 'frob' : undefined);
const asRoot = (id: number): void => {
  vi.spyOn(process, 'getuid').mockReturnValue(id);
};

test('what is there is not installed again', () => {
  standIn('exit 1');
  writeFileSync(path.join(folder, 'frob'), '');
  expect(findOrInstall({ find, packages: ['frob'], missing })).toBe('frob');
  expect(existsSync(path.join(folder, 'calls'))).toBe(false);
});

test('root gets it from apt-get, without recommended packages', () => {
  asRoot(0);
  standIn(`[ "$1" = install ] && touch '${folder}/frob'; exit 0`);
  expect(findOrInstall({ find, packages: ['frob', 'frob-data'], missing })).toBe('frob');
  expect(readFileSync(path.join(folder, 'calls'), 'utf8')).toBe(
    'update\ninstall -y --no-install-recommends frob frob-data\n',
  );
});

test('anybody else is told what is missing and how to get it', () => {
  asRoot(1000);
  standIn('exit 0');
  expect(() => findOrInstall({ find, packages: ['frob'], missing })).toThrow(new Unusable(missing));
  expect(existsSync(path.join(folder, 'calls'))).toBe(false);
});

test('an apt-get that fails is said in one sentence', () => {
  asRoot(0);
  standIn('exit 100');
  expect(() => findOrInstall({ find, packages: ['frob'], missing })).toThrow(
    new Unusable(`apt-get could not install frob. ${missing}`),
  );
});
