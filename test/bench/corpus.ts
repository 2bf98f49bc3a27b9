import { readFileSync } from 'node:fs';
import type { Browser, Exchange } from '../../src/core/exchange.ts';
import { readRecording } from '../../src/core/recording/read.ts';
import type { WebRequestEvent } from '../../src/core/recording/events.ts';
import { generate } from '../differential/generate.ts';
import { exchangeOf } from './paper-browser.ts';

interface Recording {
  readonly events: readonly WebRequestEvent[];
}

function recorded(browser: Browser): readonly Exchange[] {
  return readFileSync(`test/conformance/recordings/${browser}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): Recording => JSON.parse(line))
    .flatMap(({ events }) => readRecording(events, browser));
}

/**
 * The corpus of the differential test: what 1,000 of its cases send, and every recording of real browsers. Cloned, as the
 * panel gets them through its port.
 */
export function differentialCorpus(): readonly Exchange[] {
  const cases = Array.from({ length: 1000 }, (_, number) => exchangeOf(generate(1, number)));
  return structuredClone([...cases, ...recorded('chromium'), ...recorded('firefox')]);
}
