// Chromium's own word on each case, over the debugging protocol, for the page, its frames and its workers.
import { type CDPSession, CDPSessionEvent, type Page } from 'puppeteer-core';
import { type Truth, UNBLOCKED } from './truth.ts';

export interface Truths {
  /** By the URL of the first hop; absent when the browser sent nothing. */
  readonly of: (url: string) => Truth | undefined;
  readonly clear: () => void;
}

/** Listens from now on. */
export async function watchTruth(page: Page): Promise<Truths> {
  const truths = new Map<string, Truth>();
  const root = await page.createCDPSession();
  await listenTo(root, truths);
  return { of: (url) => truths.get(url), clear: () => truths.clear() };
}

async function listenTo(session: CDPSession, truths: Map<string, Truth>): Promise<void> {
  const urls = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request, initiator }) => {
    if (initiator.type === 'preflight' || urls.has(requestId)) return;
    urls.set(requestId, request.url);
    truths.set(request.url, UNBLOCKED);
  });
  session.on('Network.loadingFailed', ({ requestId, corsErrorStatus }) => {
    const url = urls.get(requestId);
    if (url === undefined || corsErrorStatus === undefined) return;
    const { corsError, failedParameter } = corsErrorStatus;
    truths.set(url, { corsError, failedParameter, isAnswered: null });
  });
  session.on(CDPSessionEvent.SessionAttached, (child: CDPSession) => void attached(child, truths));
  await session.send('Network.enable');
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
}

async function attached(child: CDPSession, truths: Map<string, Truth>): Promise<void> {
  await listenTo(child, truths).catch(() => undefined);
  await child.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
}
