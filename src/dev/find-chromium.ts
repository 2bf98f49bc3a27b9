// Where a Chromium may be: the variable that names it, PATH, the platform's usual places, other tools' caches.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { onPath, runnable } from './find-executable.ts';
import { Unusable } from './unusable.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

/** Inside one version's folder of a Playwright or Puppeteer cache. */
const cached = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

function macPlaces(): string[] {
  const apps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing', 'Microsoft Edge', 'Brave Browser'];
  const roots = ['/Applications', path.join(homedir(), 'Applications')];
  return roots.flatMap((root) => apps.map((app) => `${root}/${app}.app/Contents/MacOS/${app}`));
}

function windowsPlaces(): string[] {
  const { env } = process;
  const installs = [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
    'BraveSoftware/Brave-Browser/Application/brave.exe',
  ];
  const roots = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']];
  return roots.flatMap((root) => (root === undefined ? [] : installs.map((install) => path.join(root, install))));
}

/** Newest first: `chromium-1200` before `chromium-999`. */
function underVersions(directory: string, version: RegExp): string[] {
  if (!existsSync(directory)) return [];
  const versions = readdirSync(directory).filter((name) => version.test(name));
  versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return versions.flatMap((name) => cached.map((file) => path.join(directory, name, file)));
}

function cacheHome(): string {
  const { env, platform } = process;
  if (platform === 'darwin') return path.join(homedir(), 'Library/Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? homedir();
  return env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
}

function cachePlaces(): string[] {
  const playwright = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? path.join(cacheHome(), 'ms-playwright');
  const puppeteer = process.env['PUPPETEER_CACHE_DIR'] ?? path.join(homedir(), '.cache/puppeteer');
  return [...underVersions(playwright, /^chromium-\d+$/), ...underVersions(path.join(puppeteer, 'chrome'), /\d/)];
}

/**
 * The executable of a Chromium, Chrome, Edge or Brave, or `undefined` when there is none.
 * @throws Unusable when `CHROME_PATH` is set and names no program: to fall back in silence would test another browser.
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (runnable(named)) return named;
    throw new Unusable(`CHROME_PATH is ${JSON.stringify(named)}, and no program is there.`);
  }
  const { platform } = process;
  const places = platform === 'darwin' ? macPlaces() : platform === 'win32' ? windowsPlaces() : [];
  return onPath(names) ?? [...places, ...cachePlaces()].find((file) => runnable(file));
}
