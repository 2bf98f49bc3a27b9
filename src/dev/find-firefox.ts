import { homedir } from 'node:os';
import path from 'node:path';
import { onPath, runnable } from './find-executable.ts';
import { Unusable } from './unusable.ts';

const places = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  path.join(homedir(), 'Applications/Firefox.app/Contents/MacOS/firefox'),
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

/**
 * The executable of a Firefox, or `undefined` when there is none.
 * @throws Unusable when `FIREFOX_PATH` is set and names no program.
 */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  if (named !== undefined && named !== '') {
    if (runnable(named)) return named;
    throw new Unusable(`FIREFOX_PATH is ${JSON.stringify(named)}, and no program is there.`);
  }
  return onPath(['firefox-esr', 'firefox']) ?? places.find((file) => runnable(file));
}
