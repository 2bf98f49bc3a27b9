// In a worker, before the page's script: tells of the calls that the worker makes. The worker's own address is that of this
// script; everything that could show it, or be relative to it, goes by the address of the page's script.
import { wrapCalls } from './calls.ts';
import { offName } from './names.ts';
import { rebase } from './rebase.ts';
import { createTelling } from './telling.ts';
import type { WorkerStart } from './workers.ts';

export function standInWorker({ name, script }: WorkerStart): void {
  const reports = new BroadcastChannel(name);
  const send = reports.postMessage.bind(reports);
  const own = /blob:[^\s)]+?(?=:\d+)/.exec(new Error().stack ?? '')?.[0];
  const { tell, stop } = createTelling(send, own);
  wrapCalls(tell, () => script);
  rebase(script);

  const off = new BroadcastChannel(offName(name));
  off.addEventListener('message', () => {
    stop();
    off.close();
  });
}
