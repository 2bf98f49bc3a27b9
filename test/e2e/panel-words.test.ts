// The panel in a language that nobody speaks: longer than English, with accents, each sentence in brackets.
import axe from 'axe-core';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveTo, PLACES, settle, showPart, statesOf } from '../../src/cli/panel-states.ts';
import { KNOWN_RELEASES, plan } from '../../src/core/index.ts';
import { bareWords } from '../support/look/bare-words.ts';
import { cutTexts } from '../support/look/cut-texts.ts';
import { moreStates, type ToldState } from '../support/look/more-states.ts';
import { shopExchanges, shopPictured } from '../support/look/shop-log.ts';
import { BRACKETS, speakingPseudo } from '../support/look/speaking.ts';
import { startToldSession, type ToldSession } from '../support/look/told-session.ts';

const extension = speakingPseudo();
let session: ToldSession;

beforeAll(async () => {
  session = await startToldSession(extension.folder, 'light');
  await session.panel.evaluate(axe.source);
});
afterAll(async () => {
  await session?.close();
  extension.remove();
});

/** All that requests, answers and fixes bring with them: names, values, addresses, annotations. */
const data = [
  ...shopExchanges.flatMap(({ legs, pageOrigin, devtools }) => [
    pageOrigin,
    ...(devtools?.stack ?? []).map(({ url }) => url),
    ...legs.flatMap(({ url, method, requestHeaders, response, error }) => [
      [url, method, response?.status, error],
      [requestHeaders, response?.headers],
    ]),
  ]),
  // Without comments: those are sentences.
  ...plan(shopExchanges, { lookup: () => '' }).map(({ yaml }) => yaml),
  shopPictured.ingress,
  ...KNOWN_RELEASES,
].join('\n');

/** Where longer words change most. The other places are in panel-look.test.ts. */
const NARROW = 'right';

/** A translation is longer: contrast and names stay what they are, targets and scrolling parts may not. */
async function axeFaults(panel: Frame): Promise<readonly unknown[]> {
  const found: unknown = await panel.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`))',
  );
  return Array.isArray(found) ? found : [found];
}

const all: readonly ToldState[] = [...moreStates, ...statesOf(shopPictured)];

test.each(all.map((state) => [state.name, state] as const))(
  'no word is cut or written in the code in the state %s',
  async (_name, state) => {
    const { devtools, panel } = session;
    const found: unknown[] = [];
    for (const [index, place] of PLACES.entries()) {
      await moveTo(devtools, panel, place);
      if (index === 0 || state.isPassing === true) await state.enter(panel, session);
      await settle(panel);
      await showPart(panel, state);
      for (const fault of await panel.evaluate(cutTexts)) found.push({ place: place.name, fault });
      for (const word of await panel.evaluate(bareWords, BRACKETS, data)) found.push({ place: place.name, word });
      if (place.name === NARROW) found.push(...(await axeFaults(panel)));
    }
    expect(found).toEqual([]);
  },
);
