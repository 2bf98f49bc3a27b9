import { DRIVEN, type Driven } from '../../test/differential/compare.ts';
import { Unusable } from '../dev/unusable.ts';
import type { Arguments } from './arguments.ts';

/** The browser that `--browser` names, Chromium without it. @throws Unusable for a name that is not known */
export function drivenBrowser({ values }: Arguments): Driven {
  const name = values.get('browser') ?? 'chromium';
  const browser = DRIVEN.find((one) => one === name);
  if (browser === undefined)
    throw new Unusable(`Unknown browser ${JSON.stringify(name)}. Known: ${DRIVEN.join(', ')}.`);
  return browser;
}
