// Drives the closed loop: the page's requests, the fix of what is blocked, the gateway with the fix, the requests again.
import type { Frame, Page } from 'puppeteer-core';
import { openSession } from '../../src/cli/session.ts';
import { type Annotations, type Exchange, type Fix, plan } from '../../src/core/index.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import type { GatewayHost } from '../lab/gateway/gateway.ts';
import { startNginx } from '../lab/gateway/nginx.ts';
import { certificate } from '../lab/certificate.ts';
import { annotations as prefixed, app, pageHosts } from '../lab/origins.ts';
import { startUpstream } from '../lab/upstream.ts';
import { pasted } from '../support/pasted.ts';
import type { LoopSite } from './site.ts';

/** The annotations of a host by path, as they stand or as a fix leaves them. */
export type Paths = ReadonlyMap<string, Annotations>;

export interface Loop {
  /** Asks everything of every host with these annotations; tells which requests passed, and what was captured. */
  readonly round: (sites: readonly LoopSite[], state: ReadonlyMap<string, Paths>) => Promise<Round>;
  readonly close: () => Promise<void>;
}

export interface Round {
  /** By host: for each request whether the page got its answer. */
  readonly passed: ReadonlyMap<string, readonly boolean[]>;
  readonly exchanges: ReadonlyMap<string, readonly (Exchange | undefined)[]>;
}

export async function startLoop(): Promise<Loop> {
  const { key, cert, spki } = certificate();
  const upstream = await startUpstream();
  const gateway = await startNginx({
    upstream: { host: '127.0.0.1', port: upstream.port },
    key,
    cert,
    hosts: pageHosts,
  });
  const hosts = [
    { pattern: '*.shop.test:443', address: `127.0.0.1:${gateway.httpsPort}` },
    { pattern: '*.shop.test:80', address: `127.0.0.1:${gateway.httpPort}` },
  ];
  const { chromium, page, panel } = await openSession({ headless: true, hosts, trust: spki });
  let number = 0;
  return {
    async round(sites, state) {
      number += 1;
      await gateway.apply([...pageHosts, ...sites.map((site) => gatewayHost(site, state.get(site.host)))]);
      return ask(sites, number, page, panel);
    },
    async close() {
      await chromium.close();
      await gateway.close();
      await upstream.close();
    },
  };
}

export const asItStands = ({ annotations }: LoopSite): Paths => new Map([['/', prefixed(annotations)]]);

function gatewayHost(site: LoopSite, paths: Paths = asItStands(site)): GatewayHost {
  const entries = [...paths].map(([path, annotations]) => ({ path, pathType: 'Prefix', annotations }) as const);
  return { host: site.host, tls: true, release: site.release, paths: entries };
}

async function ask(sites: readonly LoopSite[], number: number, page: Page, panel: Frame): Promise<Round> {
  // A new page clears the log; a query of its own keeps each request out of the preflight cache.
  await page.goto(`${app}/`);
  const addresses = sites.map(({ host, requests }) =>
    requests.map(({ path }, index) => `https://${host}${path}?r=${number}.${index}`),
  );
  const asked = sites.flatMap(({ requests }, site) =>
    requests.map(({ method, headers, credentials, body }, index) => ({
      url: addresses[site]?.[index],
      init: { method, headers, credentials, cache: 'no-store', ...(body > 0 ? { body: 'x'.repeat(body) } : {}) },
    })),
  );
  const answers: unknown = await page.evaluate(
    `Promise.all(${JSON.stringify(asked)}.map(({ url, init }) => fetch(url, init).then(() => true, () => false)))`,
  );
  const flags = Array.isArray(answers) ? answers.map((answer: unknown) => answer === true) : [];
  const captured = new Map(
    (await settledExchanges(panel)).map((exchange) => [exchange.legs.at(-1)?.url ?? '', exchange]),
  );
  const passed = new Map<string, boolean[]>();
  const exchanges = new Map<string, (Exchange | undefined)[]>();
  let next = 0;
  for (const [index, { host, requests }] of sites.entries()) {
    passed.set(host, flags.slice(next, next + requests.length));
    exchanges.set(
      host,
      (addresses[index] ?? []).map((url) => captured.get(url)),
    );
    next += requests.length;
  }
  return { passed, exchanges };
}

/** The fixes for what was captured of a host. */
export const fixesOf = (site: LoopSite, exchanges: readonly (Exchange | undefined)[]): readonly Fix[] =>
  plan(
    exchanges.filter((exchange) => exchange !== undefined),
    { release: site.release },
  ).filter(({ id }) => !id.endsWith(':expose'));

/** The annotations of a host with fixes applied, as a reader would; `without`: the key of one changed line left out. */
export function repaired(present: Paths, fixes: readonly Fix[], without?: string): Paths {
  const next = new Map(present);
  for (const { yaml, paths } of fixes) {
    if (yaml === '') continue;
    const base = next.get('/') ?? {};
    const { annotations } = pasted(yaml, base);
    const before: Annotations = paths === null ? base : {};
    const changed = without === undefined ? annotations : leftOut(annotations, before, without);
    for (const path of paths ?? ['/']) next.set(path, changed);
  }
  return next;
}

/** The value that was there before comes back; a key that was not there goes. */
function leftOut(annotations: Annotations, before: Annotations, key: string): Annotations {
  const rest = Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== key));
  const value = before[key];
  return value === undefined ? rest : { ...rest, [key]: value };
}
