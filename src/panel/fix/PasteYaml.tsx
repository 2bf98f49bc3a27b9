import { useState } from 'preact/hooks';
import { problemText } from '../../core/index.ts';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

type Dropped = DragEvent & { readonly currentTarget: HTMLElement };

/** Where the user's own Ingress goes in, typed, pasted or dropped as a file, and what is wrong with it. */
export function PasteYaml({ host }: { readonly host: string }) {
  const { ingress } = usePanel();
  const t = usePhrase();
  const text = ingress.textFor(host);
  const problem = ingress.problemFor(host);
  // What was pasted before and can be read is not in the way of the change that it leads to.
  const [isKnown] = useState(text !== '');
  const isOpen = problem !== null || (text !== '' && !isKnown);
  const errorId = `yaml-error-${host}`;
  function drop(event: Dropped): void {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    void file.text().then((dropped) => ingress.paste(host, dropped));
  }
  return (
    <details class={styles['part']} open={isOpen} data-testid="paste-yaml">
      <summary>{t(say(text === '' ? 'yaml_paste' : 'yaml_pasted'))}</summary>
      <p class={styles['quiet']}>{t(say('yaml_what'))}</p>
      <textarea
        class={styles['input']}
        data-testid="yaml-input"
        aria-label={t(say('yaml_label', { host }))}
        aria-invalid={problem !== null}
        aria-describedby={errorId}
        placeholder={'kubectl get ingress -o yaml'}
        rows={6}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => ingress.paste(host, currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <p id={errorId} role="status" class={styles['wrong']} data-testid="yaml-error">
        {problem !== null && <Say message={problemText(problem)} />}
      </p>
      <div class={styles['buttons']}>
        {problem !== null && problem.repaired !== null && (
          <button
            type="button"
            class="button primary"
            data-testid="yaml-indent"
            onClick={() => ingress.paste(host, problem.repaired ?? '')}
          >
            {t(say('yaml_indent'))}
          </button>
        )}
        {text !== '' && (
          <button type="button" class="button" data-testid="forget-yaml" onClick={() => ingress.forget(host)}>
            {t(say('yaml_forget'))}
          </button>
        )}
      </div>
    </details>
  );
}
