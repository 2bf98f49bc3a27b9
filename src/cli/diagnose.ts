// npm run diagnose -- URL | FILE.har [--yaml FILE]: the diagnosis in the terminal. Exit 1 when a request is blocked.
import { readFile } from 'node:fs/promises';
import {
  type Exchange,
  type Fix,
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
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new Unusable(`No such file: ${name}. ${wanted}`);
    throw new Unusable(
      code === 'EISDIR' ? `${name} is a folder. ${wanted}` : `${name} cannot be read (${String(code)}).`,
    );
  });
  return textIn(bytes);
}

/** UTF-8, or UTF-16 as PowerShell writes what a command prints. */
function textIn(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
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

const WANTED = 'Give a file with the Ingress, as "kubectl get ingress -o yaml" prints it.';

/** The Ingress that the reader has. What cannot be read of it is one sentence with line and column. */
async function given(file: string | null): Promise<readonly Manifest[]> {
  if (file === null) return [];
  const manifest = readManifest(await textOf(file, WANTED));
  const [problem] = manifest.problems;
  if (problem === undefined) return [manifest];
  const isNone = problem.id === 'no-ingress' || problem.id === 'empty';
  const told = `${JSON.stringify(file)}: ${phrase(problemText(problem), inEnglish)}`;
  throw new Unusable(printable(isNone ? `${told} ${WANTED}` : told));
}

/** The hosts that get a fix which the reader's own YAML had no part in. */
function tellUnserved(file: string, fixes: readonly Fix[]): void {
  const hosts = new Set(fixes.filter(({ ingress }) => ingress === undefined).map(({ host }) => host));
  for (const host of hosts) {
    const told = problemText({ id: 'no-host', values: { host }, line: 0, column: 0, repaired: null });
    console.error(printable(`${JSON.stringify(file)}: ${phrase(told, inEnglish)}`));
  }
}

async function diagnose(args: readonly string[]): Promise<number> {
  const { target, release, dialect, wait, format, yaml: file, wildcard } = readRequest(args);
  const yaml = await given(file);
  const exchanges = target.kind === 'page' ? await captured(target.address, wait) : await recorded(target.file);
  const verdicts = exchanges.map((exchange) => judge(exchange));
  const fixes = plan(exchanges, { dialect, yaml, wildcard, ...(release === null ? {} : { release }) });
  if (file !== null) tellUnserved(file, fixes);
  const page = target.kind === 'page' ? target.address : target.file;
  console.log(
    format === 'text'
      ? printable(diagnosisText(exchanges, verdicts, fixes))
      : report(exchanges, verdicts, fixes, format, { page }),
  );
  return verdicts.some(({ result }) => result === 'blocked' || result === 'ambiguous') ? 1 : 0;
}

await run(diagnose);
