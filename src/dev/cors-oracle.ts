// The browser's own word on why it blocked a request, over the debugging protocol.
import type { CDPSession, Page } from 'puppeteer-core';

interface OracleVerdict {
  /** As the page made it: the actual request's method, not the preflight's. */
  readonly method: string;
  readonly url: string;
  /** CDP's `CorsError`; `null` when the request was not blocked by CORS. */
  readonly corsError: string | null;
  /** What CDP names beside it: the header, the method, the value. */
  readonly failedParameter: string;
}

export interface Oracle {
  /** In the order in which the browser decided. */
  readonly verdicts: readonly OracleVerdict[];
  /** The verdict of a request, waiting for it where it is still under way. */
  of(url: string, method: string): Promise<OracleVerdict>;
  close(): Promise<void>;
}

/** Listens to the network of a page and its iframes of the same process from now on. */
export async function watchCors(page: Page): Promise<Oracle> {
  const session: CDPSession = await page.createCDPSession();
  const requests = new Map<string, { method: string; url: string }>();
  const verdicts: OracleVerdict[] = [];
  const waiting = new Set<() => void>();
  const settle = (id: string, corsError: string | null, failedParameter: string): void => {
    const request = requests.get(id);
    if (request === undefined) return;
    requests.delete(id);
    verdicts.push({ ...request, corsError, failedParameter });
    for (const look of waiting) look();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // A preflight has an id of its own and the type "Preflight" or "Other".
    // A redirect keeps the id: the page's own request is the first.
    if (type !== 'Preflight' && !requests.has(requestId))
      requests.set(requestId, { method: request.method, url: request.url });
  });
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    settle(requestId, corsErrorStatus?.corsError ?? null, corsErrorStatus?.failedParameter ?? '');
  });
  // What CORS blocks is never received; a body that the page does not read never finishes.
  session.on('Network.responseReceived', ({ requestId }) => {
    settle(requestId, null, '');
  });
  await session.send('Network.enable');
  const find = (url: string, method: string): OracleVerdict | undefined =>
    verdicts.find((verdict) => verdict.url === url && verdict.method === method);
  return {
    verdicts,
    of: (url, method) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The browser said nothing about ${method} ${url} within 10 s.`));
        }, 10_000);
        const look = (): void => {
          const verdict = find(url, method);
          if (verdict === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(verdict);
        };
        waiting.add(look);
        look();
      }),
    close: () => session.detach(),
  };
}
