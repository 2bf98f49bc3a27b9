import { openSession } from '../../src/cli/session.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { type Caller, calling, type Gate, PATIENCE } from './caller.ts';

/** Chromium with DevTools and the panel. */
export async function startChromiumCaller({ httpPort, httpsPort, spki }: Gate): Promise<Caller> {
  const hosts = [
    { pattern: '*.shop.test:443', address: `127.0.0.1:${httpsPort}` },
    { pattern: '*.shop.test:80', address: `127.0.0.1:${httpPort}` },
  ];
  const { chromium, page, panel } = await openSession({ headless: true, hosts, trust: spki });
  return {
    async ask(from, calls) {
      await page.goto(`${from}/`);
      const ended: unknown = await page.evaluate(calling(calls));
      return { ended, exchanges: await settledExchanges(panel, PATIENCE) };
    },
    close: () => chromium.close(),
  };
}
