// Firefox with the extension, its console as the witness.
import { buildExtension } from '../../src/dev/build-extension.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { startFirefox } from '../support/firefox.ts';
import { keepRecording } from '../support/firefox-recording.ts';
import { until } from '../support/until.ts';
import { watchConsole } from './firefox-truth.ts';
import { askingFor, type Stage } from './stage.ts';
import type { World } from './world.ts';

/** How long the cases of one page may take, in milliseconds: the machine may be busy. */
const PATIENCE = 600_000;

/** Preferences of a browser that reaches the servers under the usual ports. */
const preferences = ({ ports }: World) => ({
  'network.socket.forcePort': `80=${ports.http};443=${ports.https}`,
  // A page over http is wanted where https would answer, too.
  'dom.security.https_first': false,
  // Nothing but the port of `keepRecording` keeps the background from being stopped between two pages.
  'extensions.background.idle.timeout': 300_000,
});

/**
 * The exchanges are those that the extension's background records, taken by the port by which a panel takes them. There
 * is no toolbox: it would note every request and every message of the console a second time.
 */
export async function startFirefoxStage(world: World): Promise<Stage> {
  const firefox = await startFirefox(buildExtension('firefox'), world.names, preferences(world));
  const panel = { evaluate: (expression: string) => firefox.inPanel(expression) };
  try {
    await firefox.navigate('https://app.shop.test/');
    await firefox.openBeside('/icons/icon-16.png');
    await keepRecording(firefox);
    const truths = await watchConsole(firefox);
    return {
      async ask(cases, scheme) {
        await firefox.navigate(`${scheme}://app.shop.test/`);
        await truths.clear();
        await firefox.inPage(
          'window.eval(args[0])',
          `${askingFor(cases)}.then((results) => (globalThis.results = results))`,
        );
        const results = await until(
          'every case has its answer',
          async () => firefox.inPage('return JSON.stringify(window.eval("globalThis.results")) ?? false'),
          PATIENCE,
        );
        const exchanges = await settledExchanges(panel, PATIENCE);
        const truthOf = await truths.read(new Map(JSON.parse(String(results))));
        return { exchanges, truthOf: (given) => (world.wasAsked(given.id) ? truthOf(given) : undefined) };
      },
      close: () => firefox.close(),
    };
  } catch (error) {
    await firefox.close();
    throw error;
  }
}
