import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Scenario } from '../lab/scenario.ts';
import { scenarios } from '../lab/scenarios/index.ts';
import { type Ended, runCli } from '../support/cli.ts';

const withoutDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '' };

/** What the terminal says of a scenario. */
function wordsOf({ steps, repair }: Scenario): readonly string[] {
  const named = steps.flatMap(({ expect: { chromium } }) => (chromium === null ? [] : [`[${chromium}]`]));
  if (repair.by === 'nothing-wrong') return [...named, 'Nothing is wrong.'];
  const annotated = repair.by === 'annotations' ? 'nginx.ingress.kubernetes.io/' : 'No cors-* annotation repairs this.';
  return [...named, 'What to do for', annotated];
}

describe('npm start without a display', () => {
  let ended: Ended;
  beforeAll(async () => {
    rmSync('out', { recursive: true, force: true });
    ended = await runCli('start', [], withoutDisplay);
  });

  test('ends well', () => {
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
  });

  test.each(scenarios)('tells the diagnosis of $id', (scenario) => {
    const from = ended.stdout.indexOf(`── ${scenario.title}`);
    expect(from).toBeGreaterThan(-1);
    const told = ended.stdout.slice(from, ended.stdout.indexOf('\n── ', from + 1));
    for (const text of wordsOf(scenario)) expect(told).toContain(text);
  });

  test("saves the panel's own report over all of it", () => {
    const report = readFileSync('out/report.md', 'utf8');
    const blocked = scenarios.filter(({ steps }) => steps.some((step) => step.expect.chromium !== null));
    for (const { steps } of blocked) expect(report).toContain(new URL(steps[0].url).hostname);
  });

  test('saves a picture of the panel', () => {
    const picture = readFileSync('out/panel.png');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1000);
  });
});

describe('npm start with bad input says one sentence and exits with 2', () => {
  test('not a web address', async () => {
    const sentence = 'Not a web address: "app.example.com". It must begin with https:// or http://.\n';
    expect(await runCli('start', ['app.example.com'], withoutDisplay)).toEqual({
      code: 2,
      stdout: '',
      stderr: sentence,
    });
  });

  test('no browser', async () => {
    const { code, stderr } = await runCli('start', [], { ...withoutDisplay, CHROME_PATH: '/nowhere/chrome' });
    expect(code).toBe(2);
    expect(stderr).toBe('CHROME_PATH is "/nowhere/chrome", and no program is there.\n');
  });

  test('a port that is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, stderr } = await runCli('start', ['--port', port], withoutDisplay);
    server.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*\\n$`));
  });
});
