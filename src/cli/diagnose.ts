// npm run diagnose -- URL | FILE.har [--yaml FILE]: the diagnosis in the terminal. Exit 1 when a request is blocked.
import { readFile } from 'node:fs/promises';
import {
  type Exchange,
  inEnglish,
  judge,
  type Manifest,
  NotHar,
  phrase,
  plan,
  problemText,
  readHar,
  report,
} from '../core/index.ts';
import { readManifest } from '../core/kubernetes/index.ts';
import { settledExchanges } from '../dev/capture-log.ts';
import { Unusable } from '../dev/unusable.ts';
import { readRequest } from './diagnose-request.ts';
import { diagnosisText } from './diagnosis.ts';
import { printable } from './printable.ts';
import { run } from './run.ts';
import { openSession, visit } from './session.ts';

/** Loads the page with the extension and its panel open, and waits until the network has been quiet. */
async function captured(address: string, wait: number): Promise<readonly Exchange[]> {
  const { chromium, page, panel } = await openSession({ headless: true });
  try {
    await visit(page, address);
    await page.waitForNetworkIdle({ idleTime: 1000, timeout: 30_000 }).catch(() => undefined);
    await new Promise((resolve) => {
      setTimeout(resolve, wait * 1000);
    });
    return await settledExchanges(panel);
  } finally {
    await chromium.close();
  }
}

async function textOf(file: string, wanted: string): Promise<string> {
  const name = JSON.stringify(file);
  return await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT') throw new Unusable(`${name} cannot be read (${String(code)}).`);
    throw new Unusable(`No such file: ${name}. ${wanted}`);
  });
}

async function recorded(file: string): Promise<readonly Exchange[]> {
  const name = JSON.stringify(file);
  const text = await textOf(file, 'Give a HAR file, or an address that begins with https:// or http://.');
  try {
    return readHar(text);
  } catch (error) {
    if (!(error instanceof NotHar)) throw error;
    throw new Unusable(`${name} is not a HAR file: ${error.message}`);
  }
}

/** The Ingress that the reader has. What cannot be read of it is one sentence with line and column. */
async function given(file: string | null): Promise<readonly Manifest[]> {
  if (file === null) return [];
  const manifest = readManifest(
    await textOf(file, 'Give a file with the Ingress, as "kubectl get ingress -o yaml" prints it.'),
  );
  const [problem] = manifest.problems;
  if (problem === undefined) return [manifest];
  throw new Unusable(printable(`${JSON.stringify(file)}: ${phrase(problemText(problem), inEnglish)}`));
}

async function diagnose(args: readonly string[]): Promise<number> {
  const { target, release, dialect, wait, format, yaml: file, wildcard } = readRequest(args);
  const yaml = await given(file);
  const exchanges = target.kind === 'page' ? await captured(target.address, wait) : await recorded(target.file);
  const verdicts = exchanges.map((exchange) => judge(exchange));
  const fixes = plan(exchanges, { dialect, yaml, wildcard, ...(release === null ? {} : { release }) });
  const page = target.kind === 'page' ? target.address : target.file;
  console.log(
    format === 'text'
      ? printable(diagnosisText(exchanges, verdicts, fixes))
      : report(exchanges, verdicts, fixes, format, { page }),
  );
  return verdicts.some(({ result }) => result === 'blocked' || result === 'ambiguous') ? 1 : 0;
}

await run(diagnose);
