import { portName } from '../../src/bridge/protocol.ts';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { type Firefox, startFirefox } from './firefox.ts';
import { devtoolsFor } from './panel-tab.ts';
import { until } from './until.ts';

interface Reached {
  /** Names that lead to this machine. */
  readonly names: readonly string[];
  /** Where the usual ports lead. */
  readonly ports: { readonly http: number; readonly https: number };
}

/**
 * Firefox with the extension, whose background records the page of app.shop.test. There is no toolbox: it would note every
 * request and every message of the console a second time.
 */
export async function startRecordingFirefox(
  { names, ports }: Reached,
  preferences: Readonly<Record<string, string>> = {},
): Promise<Firefox> {
  const firefox = await startFirefox(buildExtension('firefox'), names, {
    'network.socket.forcePort': `80=${ports.http};443=${ports.https}`,
    // A page over http is wanted where https would answer, too.
    'dom.security.https_first': false,
    // Nothing but the port of `keepRecording` keeps the background from being stopped between two pages.
    'extensions.background.idle.timeout': 300_000,
    ...preferences,
  });
  try {
    await firefox.navigate('https://app.shop.test/');
    await firefox.openBeside('/icons/icon-16.png');
    await keepRecording(firefox);
    return firefox;
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

/** What a promise of the page resolves to, as JSON: it may take longer than a script may. @param patience in milliseconds */
export async function resolvedInPage(firefox: Firefox, promise: string, patience: number): Promise<string> {
  await firefox.inPage('window.eval(args[0])', `${promise}.then((value) => (globalThis.resolved = value))`);
  const text = await until(
    'the page has its answers',
    async () => firefox.inPage('return JSON.stringify(window.eval("globalThis.resolved")) ?? false'),
    patience,
  );
  return String(text);
}

/** Does what a DevTools page does in Firefox: a port that stays has the background record the tab. */
async function keepRecording(firefox: Firefox): Promise<void> {
  const tabId = await firefox.inPanel(`chrome.tabs.query({ url: '*://app.shop.test/*' }).then(([tab]) => tab.id)`);
  await firefox.inPanel(`(() => ${devtoolsFor(Number(tabId))})()`);
  await firefox.inPanel(`(function connect() {
    chrome.runtime.connect({ name: ${JSON.stringify(portName(Number(tabId), 'keeper'))} }).onDisconnect.addListener(connect);
  })()`);
}
