import type { Message } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Nothing to repair, or not known yet. */
export function NoFix({ what }: { readonly what: Message }) {
  const { fixes } = usePanel();
  const t = usePhrase();
  return (
    <div class={styles['none']} data-testid="no-fix">
      {!fixes.isStale.value && (
        <h3>
          <Icon name="allowed" /> {t(say('fix_none'))}
        </h3>
      )}
      <p>
        <Say message={what} />
      </p>
    </div>
  );
}
