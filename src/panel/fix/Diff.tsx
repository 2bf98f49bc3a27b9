import type { DiffLine } from '../../core/index.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

const MARKS: Readonly<Record<DiffLine['kind'], string>> = { same: '  ', added: '+ ', removed: '- ', gap: '' };

/** Added and removed lines, each with its mark, so that nothing hangs on the colour. */
export function Diff({ lines }: { readonly lines: readonly DiffLine[] }) {
  const t = usePhrase();
  return (
    <pre class={styles['yaml']} data-testid="diff" role="group" aria-label={t(say('diff_label'))}>
      {lines.map(({ kind, text }, index) => (
        <span key={index} class={`${styles['line']} ${styles[kind] ?? ''}`} data-kind={kind}>
          {kind === 'gap' ? '…' : MARKS[kind] + text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
