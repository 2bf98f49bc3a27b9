import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Says that the fixes are being worked out again; the style sheet keeps it back for half a second. */
export function Pending() {
  const { fixes } = usePanel();
  const t = usePhrase();
  if (!fixes.isStale.value) return null;
  return fixes.isStopped.value ? (
    <p class={styles['stopped']} role="status" data-testid="fix-stopped">
      {t(say('fix_stopped'))}{' '}
      <button type="button" class="button" data-testid="fix-resume" onClick={() => void fixes.settle()}>
        {t(say('fix_resume'))}
      </button>
    </p>
  ) : (
    <p class={styles['pending']} role="status" data-testid="fix-pending">
      <progress aria-label={t(say('fix_pending'))} /> {t(say('fix_pending'))}{' '}
      <button type="button" class="button" data-testid="fix-stop" onClick={fixes.stop}>
        {t(say('fix_stop'))}
      </button>
    </p>
  );
}
