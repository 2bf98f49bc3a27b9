import { buildExtension } from '../../src/dev/build-extension.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { startFirefox } from '../support/firefox.ts';
import { keepRecording } from '../support/firefox-recording.ts';
import { until } from '../support/until.ts';
import { type Caller, calling, type Gate, PATIENCE } from './caller.ts';

/** Firefox with the extension's background recording, without a toolbox. */
export async function startFirefoxCaller({ httpPort, httpsPort }: Gate): Promise<Caller> {
  const firefox = await startFirefox(buildExtension('firefox'), [], {
    // Each case has a host of its own.
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `80=${httpPort};443=${httpsPort}`,
    'dom.security.https_first': false,
    'extensions.background.idle.timeout': 300_000,
  });
  const panel = { evaluate: (expression: string) => firefox.inPanel(expression) };
  try {
    await firefox.navigate('https://app.shop.test/');
    await firefox.openBeside('/icons/icon-16.png');
    await keepRecording(firefox);
  } catch (error) {
    await firefox.close();
    throw error;
  }
  return {
    async ask(from, calls) {
      await firefox.navigate(`${from}/`);
      await firefox.inPage('window.eval(args[0])', `${calling(calls)}.then((ended) => (globalThis.ended = ended))`);
      const ended = await until(
        'every call has ended',
        async () => firefox.inPage('return JSON.stringify(window.eval("globalThis.ended")) ?? false'),
        PATIENCE + 10_000,
      );
      return { ended: JSON.parse(String(ended)), exchanges: await settledExchanges(panel, PATIENCE) };
    },
    close: () => firefox.close(),
  };
}
