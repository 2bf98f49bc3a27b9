import { useSignal } from '@preact/signals';
import { copyText } from './copy.ts';
import { Icon } from './Icon.tsx';

export interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** What it says afterwards, for 1.5 s. */
  readonly done: string;
  readonly failed: string;
  readonly testid: string;
  readonly primary?: boolean;
}

const SHOWN = 1500;

/** Copies a text with one click and says so, to the eye and to a screen reader. */
export function CopyButton({ text, label, done, failed, testid, primary = false }: CopyButtonProps) {
  const said = useSignal<'done' | 'failed' | null>(null);
  async function copy(): Promise<void> {
    said.value = (await copyText(text)) ? 'done' : 'failed';
    setTimeout(() => {
      said.value = null;
    }, SHOWN);
  }
  const outcome = said.value === 'done' ? done : failed;
  return (
    <>
      <button
        type="button"
        class={primary ? 'button primary' : 'button'}
        data-testid={testid}
        onClick={() => void copy()}
      >
        <Icon name={said.value === 'done' ? 'allowed' : 'copy'} />
        {said.value === null ? label : outcome}
      </button>
      <output class="unseen" aria-live="polite">
        {said.value === null ? '' : outcome}
      </output>
    </>
  );
}
