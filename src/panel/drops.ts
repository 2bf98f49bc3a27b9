import { phrase } from '../core/text/message.ts';
import type { Panel } from './panel-context.ts';
import { say } from './strings.ts';

/** Bytes: more is no Ingress. */
const LARGEST = 5_000_000;

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/**
 * A file dropped anywhere in the panel is read as the reader's own Ingress, and the fixes are shown that go by it. Where
 * the panel has a place for it, that place takes it first.
 */
export function listenForDrops(body: HTMLElement, { ingress, view, lookup, notify }: Panel): () => void {
  async function read(file: File): Promise<void> {
    const { name, size } = file;
    const text = size > LARGEST ? '' : await file.text();
    // The manifest names its hosts itself; the file's name keeps two of them apart.
    const isTaken = text.trim() !== '' && (await ingress.take(name, text));
    if (isTaken === null) return;
    if (!isTaken) {
      notify(say('dropped_failed', { name }));
      return;
    }
    view.view.value = 'fixes';
    notify(say('dropped_read', { name }));
  }
  function onDragOver(event: DragEvent): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    // The style sheet shows it in front of everything.
    body.dataset['dropping'] = phrase(say('dropped_here'), lookup);
  }
  const onDragEnd = (): void => {
    delete body.dataset['dropping'];
  };
  function onDragLeave({ relatedTarget }: DragEvent): void {
    // From one part of the panel to another it is still in the panel.
    if (relatedTarget === null) onDragEnd();
  }
  function onDrop(event: DragEvent): void {
    onDragEnd();
    const [file] = event.dataTransfer?.files ?? [];
    if (event.defaultPrevented || file === undefined) return;
    event.preventDefault();
    void read(file);
  }
  body.addEventListener('dragover', onDragOver);
  body.addEventListener('dragleave', onDragLeave);
  body.addEventListener('drop', onDrop);
  return () => {
    body.removeEventListener('dragover', onDragOver);
    body.removeEventListener('dragleave', onDragLeave);
    body.removeEventListener('drop', onDrop);
  };
}
