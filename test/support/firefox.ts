// Drives a real Firefox: temporary add-on, pages, the toolbox and a panel in it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOrInstallFirefox } from '../../src/dev/install.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

export interface Firefox {
  navigate(url: string): Promise<void>;
  /** Runs the body of an async function in the page; its arguments are `args`. */
  inPage(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The same with the browser's own rights. */
  inBrowser(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Opens the toolbox on the selected tab, and the panel of that title in it. */
  openPanel(title: string): Promise<void>;
  /**
   * Opens a file of the extension in a tab beside the selected one, where `inPanel` runs from now on: far less for the
   * browser to do than a toolbox.
   */
  openBeside(file: string): Promise<void>;
  /** The value of an expression in the panel's document. */
  inPanel(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

type Preferences = Readonly<Record<string, string | number | boolean>>;

const preferences = (port: number, names: readonly string[]): Preferences => ({
  'marionette.port': port,
  'network.dns.localDomains': names.join(','),
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#none/v1',
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

function writeProfile(all: Preferences): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'preflight-firefox-'));
  const lines = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  return profile;
}

const valueOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined;

/** Runs a script in a context; what it throws is thrown here. */
async function run(marionette: Marionette, context: string, body: string, args: readonly unknown[]): Promise<unknown> {
  await marionette.send('Marionette:SetContext', { value: context });
  const script = `const done = arguments[arguments.length - 1];
    (async (...args) => { ${body} })(...Array.from(arguments).slice(0, -1))
      .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
  const answer = await marionette.send('WebDriver:ExecuteAsyncScript', { script, args, newSandbox: false });
  const outcome = valueOf(answer);
  if (typeof outcome === 'object' && outcome !== null && 'error' in outcome) throw new Error(String(outcome.error));
  return valueOf(outcome);
}

const toolbox = `const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');`;

const showPanel = `${toolbox}
  const [title] = args;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  const tools = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'webconsole' });
  for (let i = 0; i < 300; i++, await pause()) {
    const tool = tools.getAdditionalTools().find((each) => each.label === title);
    if (tool === undefined) continue;
    await tools.selectTool(tool.id);
    const frame = tools.doc.getElementById('toolbox-panel-iframe-' + tool.id);
    const browser = frame?.contentDocument?.querySelector('browser');
    if (!browser?.browsingContext?.currentWindowGlobal?.documentURI?.spec?.startsWith('moz-extension:')) continue;
    window.preflightPanel = browser;
    return true;
  }
  throw new Error('no panel titled ' + title);`;

const showBeside = `
  const [file] = args;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  const { mozExtensionHostname } = WebExtensionPolicy.getByID('preflight@preflight.invalid');
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const tab = gBrowser.addTab('moz-extension://' + mozExtensionHostname + file, { triggeringPrincipal, inBackground: true });
  const isThere = () => tab.linkedBrowser.currentURI.scheme === 'moz-extension' && !tab.hasAttribute('busy');
  for (let i = 0; i < 300 && !isThere(); i++) await pause();
  if (!isThere()) throw new Error('no page ' + file);
  window.preflightPanel = tab.linkedBrowser;`;

const evaluateInPanel = `const actor = window.preflightPanel.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  const result = await actor.executeScript('return (' + args[0] + ')', [], { timeout: 30_000, sandboxName: null, newSandbox: false });
  return result !== null && typeof result === 'object' && 'value' in result ? result.value : result;`;

async function openSession(marionette: Marionette, extension: string): Promise<void> {
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('WebDriver:SetTimeouts', { script: 30_000 });
  await marionette.send('Addon:Install', { path: path.resolve(extension), temporary: true });
}

/**
 * Starts Firefox without a window; `names` lead to loopback, and self-signed certificates are accepted.
 * @param more further preferences
 */
export async function startFirefox(
  extension: string,
  names: readonly string[],
  more: Preferences = {},
): Promise<Firefox> {
  const port = await freePort();
  const profile = writeProfile({ ...preferences(port, names), ...more });
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const child = spawn(findOrInstallFirefox(), args, {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  /** Where the process ends without `close`: on Ctrl+C, on an error. */
  const abandon = (): void => void child.kill('SIGKILL');
  process.once('exit', abandon);
  const kill = async (): Promise<void> => {
    process.off('exit', abandon);
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const marionette = await connectMarionette(port);
    await openSession(marionette, extension);
    return {
      async navigate(url) {
        await marionette.send('Marionette:SetContext', { value: 'content' });
        await marionette.send('WebDriver:Navigate', { url });
      },
      inPage: (body, ...given) => run(marionette, 'content', body, given),
      inBrowser: (body, ...given) => run(marionette, 'chrome', body, given),
      openPanel: async (title) => void (await run(marionette, 'chrome', showPanel, [title])),
      openBeside: async (file) => void (await run(marionette, 'chrome', showBeside, [file])),
      inPanel: (expression) => run(marionette, 'chrome', evaluateInPanel, [expression]),
      async close() {
        await Promise.race([marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}), ended]);
        marionette.close();
        await kill();
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    await kill();
    throw error;
  }
}
