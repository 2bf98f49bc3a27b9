// Drives the closed loop: pages' requests to hosts behind a real nginx, in a real browser with the extension.
import { request } from 'node:https';
import type { Exchange } from '../../src/core/index.ts';
import { certificate } from '../lab/certificate.ts';
import type { GatewayHost } from '../lab/gateway/gateway.ts';
import { startNginx } from '../lab/gateway/nginx.ts';
import { pageHosts } from '../lab/origins.ts';
import { startUpstream } from '../lab/upstream.ts';
import { placedOf } from './apply.ts';
import type { Call, Caller } from './caller.ts';
import { startChromiumCaller } from './chromium-caller.ts';
import { startFirefoxCaller } from './firefox-caller.ts';
import { isBroken } from './broken.ts';
import { type Asked, calledHost, type LoopObject, type LoopSite, PAGES, ruleHost } from './site.ts';

/** A site under a host of its own, with its objects as they stand or as a fix leaves them. */
export interface Trial {
  readonly label: string;
  readonly site: LoopSite;
  readonly objects: readonly LoopObject[];
}

export interface Answered {
  /** For each request whether the page got its answer. */
  readonly passed: readonly boolean[];
  /** What was captured of each; the id is the request's number. */
  readonly exchanges: readonly (Exchange | undefined)[];
}

/** By the trial's label. */
export type Round = ReadonlyMap<string, Answered>;

export interface Loop {
  /** Asks everything of every trial at once. */
  readonly round: (trials: readonly Trial[]) => Promise<Round>;
  /** Whether the gateway, as the last round left it, answers a page that nobody knows: its preflight or its request. */
  readonly letsStrangerIn: (trial: Trial, path: string, method: 'OPTIONS' | 'GET') => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const STRANGER = 'https://stranger.example';

export async function startLoop(browser: 'chromium' | 'firefox' = 'chromium'): Promise<Loop> {
  const { key, cert, spki } = certificate();
  const upstream = await startUpstream();
  const gateway = await startNginx({
    upstream: { host: '127.0.0.1', port: upstream.port },
    key,
    cert,
    hosts: pageHosts,
  });
  const start = browser === 'firefox' ? startFirefoxCaller : startChromiumCaller;
  const caller = await start({ httpPort: gateway.httpPort, httpsPort: gateway.httpsPort, spki });
  let number = 0;
  return {
    async round(trials) {
      number += 1;
      await gateway.apply([...pageHosts, ...trials.map((trial) => gatewayHost(trial))]);
      const answered = new Map<string, Map<number, Called>>(trials.map(({ label }) => [label, new Map()]));
      for (const from of PAGES) await askFrom(from, trials, number, caller, answered);
      return new Map(trials.map((trial) => [trial.label, answersOf(trial, answered.get(trial.label))]));
    },
    letsStrangerIn: (trial, path, method) =>
      new Promise((resolve, reject) => {
        const host = calledHost(trial.site, trial.label);
        const headers = { host, origin: STRANGER, 'access-control-request-method': 'PUT' };
        const asked = request(
          {
            port: gateway.httpsPort,
            path,
            method,
            servername: host,
            rejectUnauthorized: false,
            agent: false,
            headers,
          },
          (response) => {
            response.resume();
            const allowed = response.headers['access-control-allow-origin'];
            // A preflight passes with a status of success alone.
            const isStopped = method === 'OPTIONS' && (response.statusCode ?? 0) >= 300;
            resolve(!isStopped && (allowed === '*' || allowed === STRANGER));
          },
        );
        asked.on('error', reject).end();
      }),
    async close() {
      await caller.close();
      await gateway.close();
      await upstream.close();
    },
  };
}

function gatewayHost({ label, site, objects }: Trial): GatewayHost {
  return { host: ruleHost(site, label), tls: true, release: site.release, paths: placedOf(objects) };
}

interface Called {
  readonly passed: boolean;
  readonly exchange: Exchange | undefined;
}

/** A request that is to be made. */
interface Due {
  readonly trial: Trial;
  readonly index: number;
  readonly asked: Asked;
}

/** How often a request is made again whose connection broke, as when nginx takes its new configuration. */
const TRIES = 3;

async function askFrom(
  from: string,
  trials: readonly Trial[],
  round: number,
  caller: Caller,
  answered: ReadonlyMap<string, Map<number, Called>>,
): Promise<void> {
  let due = trials.flatMap((trial) =>
    trial.site.requests.flatMap((asked, index): readonly Due[] =>
      asked.page === from ? [{ trial, index, asked }] : [],
    ),
  );
  for (let tries = 1; tries <= TRIES && due.length > 0; tries++) {
    const calls = due.map((one) => callOf(one, `${round}.${tries}`));
    const { ended, exchanges } = await caller.ask(from, calls);
    const captured = new Map(exchanges.map((it) => [it.legs[0]?.url ?? '', it]));
    const hows: readonly unknown[] = Array.isArray(ended) ? ended : [];
    for (const [position, { label, index, url }] of calls.entries()) {
      const how = hows[position];
      // What nobody has answered was not blocked either.
      if (how !== 'passed' && how !== 'TypeError') throw new Error(`${url} ended as ${String(how)}.`);
      const exchange = captured.get(url);
      if (exchange === undefined) throw new Error(`${url} was not captured, and ended as ${how}.`);
      answered.get(label)?.set(index, { passed: how === 'passed', exchange });
    }
    due = due.filter(({ trial, index }) => isBroken(answered.get(trial.label)?.get(index)?.exchange));
  }
}

/** @param once a query of its own keeps each request out of the preflight cache */
function callOf({ trial: { site, label }, index, asked }: Due, once: string): Call {
  const { scheme, path, method, headers, credentials, body } = asked;
  const url = `${scheme}://${calledHost(site, label)}${path}${path.includes('?') ? '&' : '?'}r=${once}.${index}`;
  const sent = body > 0 ? { body: 'x'.repeat(body) } : {};
  return { label, index, url, init: { method, headers, credentials, cache: 'no-store', ...sent } };
}

function answersOf({ site }: Trial, called: ReadonlyMap<number, Called> | undefined): Answered {
  return {
    passed: site.requests.map((_, index) => called?.get(index)?.passed === true),
    exchanges: site.requests.map(({ credentials }, index) => {
      const exchange = called?.get(index)?.exchange;
      return exchange && { ...exchange, id: String(index), ...(site.told ? { credentials } : {}) };
    }),
  };
}
