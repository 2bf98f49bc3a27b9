import type { Panel } from './panel-context.ts';
import { loadCopyActs } from './parts.ts';
import { rowKeyOf } from './store/lines.ts';

/** Whether Ctrl+C means the selected request: the list has the focus, and no text is selected. */
const isListCopy = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.role === 'treegrid' && String(getSelection()) === '';

async function copyUrl(panel: Panel): Promise<void> {
  const row = panel.log.row(rowKeyOf(panel.view.selectedKey.value ?? ''));
  if (row?.kind !== 'exchange') return;
  const copyActs = await loadCopyActs();
  await copyActs(panel, row)
    .find(({ id }) => id === 'url')
    ?.run();
}

/**
 * The panel's keys are those of DevTools: Ctrl+E records, Ctrl+L (⌘K) clears, Ctrl+F finds, Esc closes the details. DevTools listen on the
 * document and do not look at `defaultPrevented`: only an Esc that is stopped before it does not open their drawer.
 */
export function listenForKeys(body: HTMLElement, panel: Panel): () => void {
  const { log, view, verbs } = panel;
  function find(): void {
    view.view.value = 'requests';
    body.querySelector<HTMLInputElement>('[role=combobox]')?.select();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'escape' && view.opened.value !== null) {
      view.close();
      body.querySelector<HTMLElement>('[role=treegrid]')?.focus();
    } else if (command && key === 'e') verbs.setRecording(!log.settings.value.recording);
    else if ((command && key === 'l') || (event.metaKey && key === 'k')) verbs.clear();
    else if (command && key === 'f') find();
    else if (command && key === 'c' && isListCopy(event)) void copyUrl(panel);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  body.addEventListener('keydown', onKeyDown);
  return () => body.removeEventListener('keydown', onKeyDown);
}
