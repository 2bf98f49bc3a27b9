import type { CDPSession } from 'puppeteer-core';
import type { Chromium } from '../../src/dev/chromium.ts';

/** Bytes of each of our contexts after a full collection, by its name. */
export type HeapMeter = () => Promise<Readonly<Record<string, number>>>;

/** The DevTools page shares the panel's heap. */
const CONTEXTS = [
  ['panel', /\/panel\.html$/],
  ['background', /\/service-worker-loader\.js$/],
] as const;

/** Attaches to those of our contexts that there are. A worker that a debugger is attached to goes on running. */
export async function openHeapMeter({ browser, extensionId }: Chromium): Promise<HeapMeter> {
  const root = await browser.target().createCDPSession();
  const { targetInfos } = await root.send('Target.getTargets');
  const sessions = new Map<string, CDPSession>();
  for (const [name, address] of CONTEXTS) {
    const found = targetInfos.find(
      ({ url }) => url.startsWith(`chrome-extension://${extensionId}/`) && address.test(url),
    );
    if (found === undefined) continue;
    const { sessionId } = await root.send('Target.attachToTarget', { targetId: found.targetId, flatten: true });
    const session = root.connection()?.session(sessionId);
    if (session !== null && session !== undefined) sessions.set(name, session);
  }
  return async () => {
    const heaps: Record<string, number> = {};
    for (const [name, session] of sessions) {
      await session.send('HeapProfiler.collectGarbage');
      heaps[name] = (await session.send('Runtime.getHeapUsage')).usedSize;
    }
    return heaps;
  };
}
