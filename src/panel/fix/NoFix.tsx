import type { Message } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Nothing to repair. */
export function NoFix({ what }: { readonly what: Message }) {
  const t = usePhrase();
  return (
    <div class={styles['none']} data-testid="no-fix">
      <h3>
        <Icon name="allowed" /> {t(say('fix_none'))}
      </h3>
      <p>
        <Say message={what} />
      </p>
    </div>
  );
}
