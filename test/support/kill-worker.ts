import type { Browser } from 'puppeteer-core';
import { until } from './until.ts';

export interface WorkerKiller {
  /** Ends the extension's worker at once, as a crash does; waits for it to run first. */
  readonly kill: () => Promise<void>;
}

/** Over the bare protocol: an attached debugger would keep the worker alive. */
export async function createWorkerKiller(browser: Browser): Promise<WorkerKiller> {
  const debug = await browser.target().createCDPSession();
  const workers = async (): Promise<readonly string[]> => {
    const { targetInfos } = await debug.send('Target.getTargets');
    return targetInfos
      .filter(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'))
      .map(({ targetId }) => targetId);
  };
  return {
    async kill() {
      const targetId = await until('the worker runs', async () => (await workers())[0]);
      await until('the worker is gone', async () => {
        // One that is just starting does not hear of it.
        await debug.send('Target.closeTarget', { targetId }).catch(() => undefined);
        return !(await workers()).includes(targetId);
      });
    },
  };
}
