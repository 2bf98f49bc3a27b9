import { settledExchanges } from '../../src/dev/capture-log.ts';
import { resolvedInPage, startRecordingFirefox } from '../support/firefox-recording.ts';
import { type Caller, calling, type Gate, PATIENCE } from './caller.ts';

/** Firefox with the extension's background recording, without a toolbox. */
export async function startFirefoxCaller({ httpPort, httpsPort }: Gate): Promise<Caller> {
  const reached = { names: [], ports: { http: httpPort, https: httpsPort } };
  // Each case has a host of its own.
  const firefox = await startRecordingFirefox(reached, { 'network.dns.forceResolve': '127.0.0.1' });
  const panel = { evaluate: (expression: string) => firefox.inPanel(expression) };
  return {
    async ask(from, calls) {
      await firefox.navigate(`${from}/`);
      const ended = await resolvedInPage(firefox, calling(calls), PATIENCE + 10_000);
      return { ended: JSON.parse(ended), exchanges: await settledExchanges(panel, PATIENCE) };
    },
    close: () => firefox.close(),
  };
}
