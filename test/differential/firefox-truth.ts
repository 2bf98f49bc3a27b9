// Firefox's own word on each case: what it writes to its console, where each message names the address that it is about.
import type { Firefox } from '../support/firefox.ts';
import { until } from '../support/until.ts';
import { addressOf, type Case } from './case.ts';
import type { Truth } from './truth.ts';

export interface FirefoxTruths {
  /** Forgets what was said so far. */
  readonly clear: () => Promise<void>;
  /** What was said since, of each case. @param results what the page told of its calls */
  readonly read: (results: ReadonlyMap<string, boolean | null>) => Promise<(given: Case) => Truth>;
}

/** From now on keeps what the console says of CORS, of whatever document or worker; the console itself keeps 250 messages. */
const watch = `
  window.corsMessages = [];
  Services.console.registerListener({
    QueryInterface: ChromeUtils.generateQI(['nsIConsoleListener']),
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || !message.category.startsWith('CORS')) return;
      window.corsMessages.push([message.category, message.errorMessage]);
    },
  });`;

/** A request that is refused, after all others: when its word has come, all others have. */
const askForLast = `await fetch(args[0], { method: 'PUT' }).catch(() => null);`;

export async function watchConsole(firefox: Firefox): Promise<FirefoxTruths> {
  await firefox.inBrowser(watch);
  let count = 0;
  const read = async (): Promise<readonly Said[]> =>
    JSON.parse(String(await firefox.inBrowser('return JSON.stringify(window.corsMessages)')));
  return {
    clear: async () => void (await firefox.inBrowser('window.corsMessages = []')),
    async read(results) {
      const last = `/c/last-${count++}/0`;
      await firefox.inPage(askForLast, `https://api0.shop.test${last}`);
      const said = await until('the last word of Firefox has come', async () => {
        const messages = await read();
        return messages.some(([, text]) => text.includes(last)) && messages;
      });
      const byCase = new Map<string, Said[]>();
      for (const one of said) {
        const id = CASE_ID.exec(one[1])?.[1] ?? '';
        byCase.set(id, [...(byCase.get(id) ?? []), one]);
      }
      return (given) => {
        const isAnswered = results.get(given.id) ?? null;
        // The page itself forbade redirects, and no event tells.
        const isOwnWish = given.redirect === 'error' && isAnswered === false;
        return truthOf(given, byCase.get(given.id) ?? [], isOwnWish ? null : isAnswered);
      };
    },
  };
}

type Said = readonly [category: string, text: string];
const CASE_ID = /https?:\/\/[^/\s]+\/c\/([^/\s]+)\/\d/;

/** The name that a warning has, and that of every failure that is not of CORS: connection, refused redirect, failed preflight. */
const NO_REASON = /Deprecation\d?$|^CORSDidNotSucceed\d?$/;

function truthOf(given: Case, said: readonly Said[], isAnswered: boolean | null): Truth {
  const reasons = said.filter(([category]) => !NO_REASON.test(category));
  const [first] = reasons;
  if (first === undefined) return { corsError: null, failedParameter: '', isAnswered };
  const [corsError, text] = first;
  if (isAnswered === true) throw new Error(`Firefox answered ${addressOf(given, 0)}, and says: ${text}`);
  // A case that is asked twice is blocked twice for one reason: only then the first word is the second one's, too.
  const count = reasons.filter(([category]) => category === corsError).length;
  if (count !== (given.repeated ? 2 : 1)) throw new Error(`${count} times ${corsError} of ${addressOf(given, 0)}`);
  return {
    corsError,
    failedParameter: /^[^‘]*‘([^’]*)’/u.exec(text.slice(text.indexOf('(Reason: ')))?.[1] ?? '',
    isAnswered,
  };
}
