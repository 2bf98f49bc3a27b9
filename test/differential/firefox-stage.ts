// Firefox with the extension, its console as the witness.
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { resolvedInPage, startRecordingFirefox } from '../support/firefox-recording.ts';
import { watchConsole } from './firefox-truth.ts';
import { askingFor, type Stage } from './stage.ts';
import type { World } from './world.ts';

/** How long the cases of one page may take, in milliseconds: the machine may be busy. */
const PATIENCE = 600_000;

/** The exchanges are those that the extension's background records, taken by the port by which a panel takes them. */
export async function startFirefoxStage(world: World): Promise<Stage> {
  const firefox = await startRecordingFirefox(world);
  const panel = { evaluate: (expression: string) => firefox.inPanel(expression) };
  try {
    const truths = await watchConsole(firefox);
    return {
      async ask(cases, scheme) {
        await firefox.navigate(`${scheme}://app.shop.test/`);
        await truths.clear();
        const results = await resolvedInPage(firefox, askingFor(cases), PATIENCE);
        const exchanges = await settledExchanges(panel, PATIENCE);
        const truthOf = await truths.read(new Map(JSON.parse(results)));
        return { exchanges, truthOf: (given) => (world.wasAsked(given.id) ? truthOf(given) : undefined) };
      },
      close: () => firefox.close(),
    };
  } catch (error) {
    await firefox.close();
    throw error;
  }
}
