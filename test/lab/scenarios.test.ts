import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withPorts } from './ports.ts';
import { scenarios } from './scenarios/index.ts';

test('every file of a scenario is on the list, under its own name', () => {
  const files = readdirSync(new URL('scenarios', import.meta.url)).filter((file) => file !== 'index.ts');
  expect(scenarios.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
});

test('no two scenarios share a host, so that a repair of one leaves the others alone', () => {
  const hosts = scenarios.flatMap((scenario) => scenario.hosts.map(({ host }) => host));
  expect(new Set(hosts).size).toBe(hosts.length);
});

test.each(scenarios)('$id: its requests go to hosts of its own, and its title is one sentence', (scenario) => {
  const hosts = scenario.hosts.map(({ host }) => host);
  for (const { url } of scenario.steps) expect(hosts).toContain(new URL(url).hostname);
  expect(scenario.title).toMatch(/^[A-Z].*[^.]\.$/);
});

test('ports go behind origins of the lab and nowhere else', () => {
  const ports = { http: 8080, https: 8443 };
  expect(withPorts('https://app.shop.test', ports)).toBe('https://app.shop.test:8443');
  expect(withPorts('http://a.shop.test/x?to=https://b.shop.test/y', ports)).toBe(
    'http://a.shop.test:8080/x?to=https://b.shop.test:8443/y',
  );
  expect(withPorts('app.shop.test https://shop.test.evil.example', ports)).toBe(
    'app.shop.test https://shop.test.evil.example',
  );
});
