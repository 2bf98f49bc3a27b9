// Starts a Chromium with an unpacked extension, in a fresh profile that is gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { Unusable } from './unusable.ts';

export interface ChromiumOptions {
  readonly executable: string;
  /** The folder of the unpacked extension. */
  readonly extension: string;
  readonly headless: boolean;
  readonly theme?: 'light' | 'dark';
  /** Where DevTools stand; docked on the right our tab hides in the overflow menu. */
  readonly dock?: 'bottom' | 'right' | 'undocked';
  /** The language of the browser, its DevTools and its extensions; absent: the machine's. */
  readonly language?: 'en' | 'zh-CN';
  /** Pixels of the whole window. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Text is drawn as on any other machine: no hints of fonts, no colours at its edges. */
  readonly evenText?: boolean;
  /** Host patterns, with a port where the port is to be mapped too, and the address that answers for them. */
  readonly hosts?: readonly { readonly pattern: string; readonly address: string }[];
  /** Base64 SHA-256 of a public key whose certificates are accepted. */
  readonly trust?: string;
  /** A file for the browser's own account of all its network traffic (NetLog). */
  readonly netLog?: string;
}

export interface Chromium {
  readonly browser: Browser;
  readonly extensionId: string;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** DevTools keep their settings in the profile; each value is itself JSON text. */
function writePreferences(profile: string, { theme = 'light', dock = 'bottom', language }: ChromiumOptions): void {
  const dockState = JSON.stringify(dock);
  const synced = {
    'ui-theme': JSON.stringify(theme),
    ...(language === undefined ? {} : { language: JSON.stringify(language === 'en' ? 'en-US' : 'zh') }),
  };
  const preferences = {
    // Debian's Chromium starts with third-party cookies blocked, which other builds do not.
    profile: { cookie_controls_mode: 0 },
    extensions: { ui: { developer_mode: true } },
    devtools: {
      preferences: { currentDockState: dockState },
      synced_preferences_sync_disabled: { ...synced, currentDockState: dockState },
      synced_preferences_sync_enabled: synced,
    },
  };
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences));
}

function flags({
  hosts = [],
  trust,
  netLog,
  language,
  size = { width: 1400, height: 1000 },
  evenText = false,
  headless,
}: ChromiumOptions): string[] {
  const rules = hosts.map(({ pattern, address }) => `MAP ${pattern} ${address}`);
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--window-size=${size.width},${size.height}`,
    ...(language === undefined ? [] : [`--lang=${language}`]),
    ...(headless ? ['--disable-gpu'] : []),
    ...(evenText ? ['--font-render-hinting=none', '--disable-lcd-text'] : []),
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : []),
    // Not --ignore-certificate-errors: with it nothing that comes over https is ever stored in the cache.
    ...(trust === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trust}`]),
    ...(netLog === undefined ? [] : [`--log-net-log=${netLog}`]),
  ];
}

/** @throws Unusable when the browser does not start. */
async function launch(profile: string, options: ChromiumOptions): Promise<Browser> {
  const { language } = options;
  try {
    return await puppeteer.launch({
      executablePath: options.executable,
      headless: options.headless,
      // Extensions can be loaded over the pipe only.
      pipe: true,
      enableExtensions: true,
      handleDevToolsAsPage: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      defaultViewport: null,
      userDataDir: profile,
      // On Linux the browser takes its language from here, elsewhere from --lang.
      ...(language === undefined ? {} : { env: { ...process.env, LANGUAGE: language.replace('-', '_') } }),
      args: flags(options),
    });
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const ended = /(?:Target|Connection) closed/.test(reason);
    throw new Unusable(`${options.executable} does not start as a browser: ${ended ? 'it ended at once.' : reason}`);
  }
}

/** Starts the browser and loads the extension; https pages of `hosts` are trusted by their key, not by a global switch. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const profile = mkdtempSync(path.join(tmpdir(), 'preflight-chromium-'));
  const removeProfile = (): void => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  writePreferences(profile, options);
  const browser = await launch(profile, options).catch((error: unknown) => {
    removeProfile();
    throw error;
  });
  /** Where the process ends without `close`: on Ctrl+C, on an error. */
  const abandon = (): void => {
    browser.process()?.kill('SIGKILL');
    removeProfile();
  };
  process.once('exit', abandon);
  const close = async (): Promise<void> => {
    process.off('exit', abandon);
    await browser.close().catch(() => undefined);
    removeProfile();
  };
  try {
    const extensionId = await browser.installExtension(path.resolve(options.extension));
    return { browser, extensionId, close };
  } catch (error) {
    await close();
    throw error;
  }
}
