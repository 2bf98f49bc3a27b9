import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { FixCard } from './FixCard.tsx';
import { NoFix } from './NoFix.tsx';
import styles from './Fix.module.css';

/** The fixes of every host in the log. */
export function AllFixes() {
  const { fixes } = usePanel();
  const t = usePhrase();
  const all = fixes.fixes.value;
  return (
    // A scrolling region has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class={styles['all']} data-testid="all-fixes" tabIndex={0} aria-label={t(say('view_fixes'))}>
      {all.length === 0 && <NoFix what={say(fixes.isStale.value ? 'fix_pending' : 'fix_none_all')} />}
      {all.map((fix) => (
        <FixCard key={fix.id} fix={fix} />
      ))}
    </section>
  );
}
