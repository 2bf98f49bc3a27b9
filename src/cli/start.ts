// npm start [-- URL]: Chromium with the extension, DevTools and the CORS panel, on the lab or on a page of yours.
import { type Lab, startLab } from '../../test/lab/lab.ts';
import { app } from '../../test/lab/origins.ts';
import { scenarios } from '../../test/lab/scenarios/index.ts';
import { judge, plan } from '../core/index.ts';
import { settledExchanges } from '../dev/capture-log.ts';
import { keepLog } from '../dev/keep-log.ts';
import { diagnosisText } from './diagnosis.ts';
import { toldText, tour } from './lab-tour.ts';
import { savePicture, saveReport } from './panel-files.ts';
import { printable } from './printable.ts';
import { run } from './run.ts';
import { readStart } from './start-request.ts';
import { hasDisplay, openSession, type Session, visit } from './session.ts';

const folder = 'out';
/** Of the lab, on the picture. */
const pictured = 'https://put-not-listed.shop.test/orders/7';

/** Resolves when the user closes the browser. */
const ended = ({ chromium }: Session): Promise<void> =>
  new Promise((resolve) => {
    chromium.browser.once('disconnected', () => {
      resolve();
    });
  });

async function stayOpen(session: Session, address: string): Promise<void> {
  await visit(session.page, address);
  console.log('Chromium is open with the panel CORS. Close it, or press Ctrl+C, to end.');
  await ended(session);
}

async function tellLab(session: Session): Promise<void> {
  await keepLog(session.panel);
  for (const told of await tour(session.page, session.panel, scenarios)) console.log(`${printable(toldText(told))}\n`);
}

async function tellPage({ page, panel }: Session, address: string): Promise<void> {
  await visit(page, address);
  await page.waitForNetworkIdle({ idleTime: 1000, timeout: 30_000 }).catch(() => undefined);
  const exchanges = await settledExchanges(panel);
  console.log(
    printable(
      diagnosisText(
        exchanges,
        exchanges.map((exchange) => judge(exchange)),
        plan(exchanges, {}),
      ),
    ),
  );
}

async function withBrowser(address: string | null, lab: Lab | null, headless: boolean): Promise<void> {
  const session = await openSession({ headless, dock: headless ? 'undocked' : 'bottom', ...lab?.browser });
  try {
    if (!headless) return await stayOpen(session, address ?? `${app}/`);
    await (address === null ? tellLab(session) : tellPage(session, address));
    const report = await saveReport(session, folder);
    const picture = await savePicture(session, folder, address === null ? pictured : undefined);
    console.log(`Saved ${report} and ${picture}`);
  } finally {
    await session.chromium.close();
  }
}

async function start(args: readonly string[]): Promise<number> {
  const { address, port, headless: asked } = readStart(args);
  const headless = asked || !hasDisplay();
  if (headless && !asked) console.log('No display: running headless.');
  const lab =
    address === null
      ? await startLab({ scenarios, gateway: 'node', ...(port === null ? {} : { httpsPort: port }) })
      : null;
  try {
    await withBrowser(address, lab, headless);
  } finally {
    await lab?.close();
  }
  return 0;
}

await run(start);
