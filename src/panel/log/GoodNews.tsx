import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './GoodNews.module.css';

/** Says that all is well, when it is: no request is blocked or still on its way. */
export function GoodNews() {
  const { view } = usePanel();
  const t = usePhrase();
  const { requests, blocked, pending } = view.counts.value;
  if (requests === 0 || blocked > 0 || pending > 0) return null;
  return (
    <p class={styles['news']} data-testid="nothing-blocked">
      <Icon name="allowed" /> {t(say('nothing_blocked'))}
    </p>
  );
}
