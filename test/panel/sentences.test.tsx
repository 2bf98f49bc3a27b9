import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { type Panel, PanelContext } from '../../src/panel/panel-context.ts';
import { Sentences } from '../../src/panel/Sentences.tsx';
import { say } from '../../src/panel/strings.ts';
import { showPanel } from './show.tsx';

const messages = [say('cause_id', { id: 'x' }), say('reported', { error: 'y' })];

/** The panel in a language of these sentences. */
const speaking = (strings: Readonly<Record<string, string>>): Panel => ({
  ...showPanel().panel,
  lookup: (key) => strings[key] ?? '',
});

function shownIn(panel: Panel): string | null {
  const { container } = render(
    <PanelContext.Provider value={panel}>
      <Sentences messages={messages} />
    </PanelContext.Provider>,
  );
  return container.textContent;
}

test('two sentences have a space between them where their language has one', () => {
  const english = speaking({ panel_cause_id: 'Cause {id}.', panel_reported: 'It said {error}.' });
  expect(shownIn(english)).toBe('Cause x. It said y.');
  const chinese = speaking({ panel_cause_id: '原因 {id}。', panel_reported: '浏览器报告 {error}。' });
  expect(shownIn(chinese)).toBe('原因 x。浏览器报告 y。');
});
