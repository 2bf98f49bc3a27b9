import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { PanelContext } from '../../src/panel/panel-context.ts';
import { Sentences } from '../../src/panel/Sentences.tsx';
import { say } from '../../src/panel/strings.ts';
import { showPanel } from './show.tsx';

const messages = [say('cause_id', { id: 'x' }), say('reported', { error: 'y' })];

function shownIn(strings: Readonly<Record<string, string>>): string | null {
  const panel = { ...showPanel().panel, lookup: (key: string): string => strings[key] ?? '' };
  const { container } = render(
    <PanelContext.Provider value={panel}>
      <Sentences messages={messages} />
    </PanelContext.Provider>,
  );
  return container.textContent;
}

test('two sentences have a space between them where their language has one', () => {
  expect(shownIn({ panel_cause_id: 'Cause {id}.', panel_reported: 'It said {error}.' })).toBe('Cause x. It said y.');
  expect(shownIn({ panel_cause_id: '原因 {id}。', panel_reported: '浏览器报告 {error}。' })).toBe(
    '原因 x。浏览器报告 y。',
  );
});
