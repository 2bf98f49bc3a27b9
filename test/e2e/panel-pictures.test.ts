// The panel as it looks in real DevTools, compared with pictures that somebody has looked at (docs/decisions/012).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  moveTo,
  PLACES,
  type PanelState,
  settle,
  showPart,
  statesOf,
  untilPlanned,
} from '../../src/cli/panel-states.ts';
import { differenceFrom } from '../support/look/compare.ts';
import { logOf } from '../support/look/panel-with-log.ts';
import { shopLog, shopPictured } from '../support/look/shop-log.ts';
import { speakingChinese } from '../support/look/speaking.ts';
import { startToldSession, type ToldSession } from '../support/look/told-session.ts';

/** Pixels at the top that are DevTools' own: their tabs, whose mark reaches into the panel where it is narrow. */
const OTHERS = 30;

/** Milliseconds for one state, in which three pictures may each be waited for. */
const LONG = 120_000;

const LOOKS = [
  ['en', 'light'],
  ['zh', 'dark'],
] as const;

describe.each(LOOKS)('the panel in %s, %s', (language, theme) => {
  let session: ToldSession;
  const chinese = language === 'zh' ? speakingChinese() : null;

  beforeAll(async () => {
    session = await startToldSession(chinese?.folder ?? 'dist/chrome', theme);
  });
  afterAll(async () => {
    await session?.close();
    chinese?.remove();
  });

  /** What is different in each of the three places. */
  async function differences(state: PanelState): Promise<readonly string[]> {
    const { devtools, panel } = session;
    await state.enter(panel);
    const found: string[] = [];
    for (const place of PLACES) {
      await moveTo(devtools, panel, place);
      await showPart(panel, state);
      const clip = { x: 0, y: OTHERS, width: place.width, height: place.height - OTHERS };
      const difference = await differenceFrom(`${language}-${theme}-${place.name}-${state.name}`, async () => {
        await settle(panel);
        return devtools.screenshot({ clip });
      });
      if (difference !== null) found.push(difference);
    }
    return found;
  }

  test('looks as it should before the first request', async () => {
    expect(await differences({ name: 'empty', enter: () => Promise.resolve() })).toEqual([]);
    await session.tell(logOf(shopLog));
    await untilPlanned(session.panel);
  });

  test.each(statesOf(shopPictured).map((state) => [state.name, state] as const))(
    'looks as it should in the state %s',
    async (_name, state) => {
      expect(await differences(state)).toEqual([]);
    },
    LONG,
  );
});
