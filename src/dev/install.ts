// Finds what a command needs from the machine, or installs it where that is possible without asking.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';
import { onPath } from './find-executable.ts';
import { findFirefox } from './find-firefox.ts';
import { Unusable } from './unusable.ts';

const canInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian packages. `stdout` stays clean: apt's words go to stderr. */
function aptInstall(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): void => {
    execFileSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

export interface Needed<Found> {
  readonly find: () => Found | undefined;
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  /** One sentence for a machine on which we cannot install it: what is missing, and how to get it. */
  readonly missing: string;
}

/**
 * Looks for it; as root on Debian or Ubuntu installs it and looks again.
 * @throws Unusable with the sentence of `missing`, or one that says that the installation failed.
 */
export function findOrInstall<Found>({ find, packages, missing }: Needed<Found>): Found {
  const found = find();
  if (found !== undefined) return found;
  if (!canInstall()) throw new Unusable(missing);
  console.error(`Installing ${packages.join(' ')} with apt-get.`);
  try {
    aptInstall(packages);
  } catch {
    throw new Unusable(`apt-get could not install ${packages.join(' ')}. ${missing}`);
  }
  const installed = find();
  if (installed === undefined) throw new Unusable(missing);
  return installed;
}

/** The executable of a Chromium; see {@link findOrInstall}. */
export const findOrInstallChromium = (): string =>
  findOrInstall({
    find: findChromium,
    packages: ['chromium'],
    missing: 'No Chromium found. Install Chrome, Chromium or Edge, or set CHROME_PATH to its executable.',
  });

/** The executable of a Firefox; see {@link findOrInstall}. */
export const findOrInstallFirefox = (): string =>
  findOrInstall({
    find: findFirefox,
    packages: ['firefox-esr'],
    missing: 'No Firefox found. Install Firefox, or set FIREFOX_PATH to its executable.',
  });

/** The executable of kubectl; see {@link findOrInstall}. */
export const findOrInstallKubectl = (): string =>
  findOrInstall({
    find: () => onPath(['kubectl']),
    packages: ['kubernetes-client'],
    missing: 'No kubectl found. Install it, on Debian: kubernetes-client.',
  });

const chinesePacks = '/usr/lib/chromium/locales';

/** Debian keeps Chromium's languages apart from it; other builds bring them. */
const speaksChinese = (): boolean => !existsSync(chinesePacks) || existsSync(`${chinesePacks}/zh-CN.pak`);

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Chromium's own words in Chinese, and a font that has the characters; see {@link findOrInstall}. */
export const findOrInstallChinese = (): true =>
  findOrInstall({
    find: () => (speaksChinese() && hasChineseFont() ? true : undefined),
    packages: ['chromium-l10n', 'fonts-wqy-microhei', 'fontconfig'],
    missing: 'Chromium has no Chinese here. Install its language packs and a Chinese font.',
  });
