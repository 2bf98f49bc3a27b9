import type { Panel } from './panel-context.ts';

/**
 * The panel's keys are those of DevTools: Ctrl+E records, Ctrl+L (⌘K) clears, Esc closes the details. DevTools listen on the
 * document and do not look at `defaultPrevented`: only an Esc that is stopped before it does not open their drawer.
 */
export function listenForKeys(body: HTMLElement, { log, view, verbs }: Panel): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'escape' && view.opened.value !== null) {
      view.close();
      body.querySelector<HTMLElement>('[role=grid]')?.focus();
    } else if (command && key === 'e') verbs.setRecording(!log.settings.value.recording);
    else if ((command && key === 'l') || (event.metaKey && key === 'k')) verbs.clear();
    else if (command && key === 'f') body.querySelector<HTMLElement>('[type=search]')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  body.addEventListener('keydown', onKeyDown);
  return () => body.removeEventListener('keydown', onKeyDown);
}
