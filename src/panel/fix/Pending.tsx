import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Says that the fixes are being worked out again; the style sheet keeps it back for half a second. */
export function Pending() {
  const { fixes } = usePanel();
  const t = usePhrase();
  if (!fixes.isStale.value) return null;
  return (
    <p class={styles['pending']} role="status" data-testid="fix-pending">
      <progress aria-label={t(say('fix_pending'))} /> {t(say('fix_pending'))}
    </p>
  );
}
