// Saves what the panel itself gives out: its exported report, and a picture of it.
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from './session.ts';

/** Clicks the panel's export and waits for the file. @returns where it was saved */
export async function saveReport({ chromium, panel }: Session, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const session = await chromium.browser.target().createCDPSession();
  const downloaded = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The panel exported no report within 10 s.'));
    }, 10_000);
    session.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state !== 'completed') return;
      clearTimeout(timer);
      resolve(guid);
    });
  });
  const behavior = { behavior: 'allowAndName', downloadPath: path.resolve(folder), eventsEnabled: true } as const;
  await session.send('Browser.setDownloadBehavior', behavior);
  await panel.locator('[data-testid="export"]').click();
  await panel.locator('[data-testid="export-markdown"]').click();
  const file = path.join(folder, 'report.md');
  await rename(path.join(folder, await downloaded), file);
  await session.detach();
  return file;
}

/** Selects a blocked request, `url` or else the first, and takes a picture of DevTools. @returns where it was saved */
export async function savePicture({ devtools, panel }: Session, folder: string, url?: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const blocked = '[data-testid="row"][data-result="blocked"]';
  const row = await panel.$(url === undefined ? blocked : `${blocked}[data-url="${url}"]`);
  await row?.click();
  const file = path.join(folder, 'panel.png');
  await devtools.screenshot({ path: file });
  return file;
}
