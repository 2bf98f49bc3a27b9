import { useSignal } from '@preact/signals';
import type { Fix } from '../../core/index.ts';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { FixBody, FixCard } from './FixCard.tsx';
import { FixHead } from './FixHead.tsx';
import { NoFix } from './NoFix.tsx';
import { OtherHosts } from './OtherHosts.tsx';
import { Pending } from './Pending.tsx';

/** So many are read at once; more are a list to open. */
const FEW = 3;

/** The fixes of every host in the log, and behind them the hosts that need none. */
export function AllFixes() {
  const { fixes, view } = usePanel();
  const t = usePhrase();
  const all = fixes.fixes.value;
  return (
    // A scrolling region has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class={styles['all']} data-testid="all-fixes" tabIndex={0} aria-label={t(say('view_fixes'))}>
      <Pending />
      {all.length === 0 && (!fixes.isStale.value || view.counts.value.blocked === 0) && (
        <NoFix what={say('fix_none_all')} />
      )}
      {all.map((fix) => (all.length > FEW ? <FoldedFix key={fix.id} fix={fix} /> : <FixCard key={fix.id} fix={fix} />))}
      <OtherHosts />
    </section>
  );
}

/** A fix of which only the head is drawn until it is opened. */
function FoldedFix({ fix }: { readonly fix: Fix }) {
  const isOpen = useSignal(false);
  return (
    <details
      class={styles['fix']}
      data-testid="fix"
      data-host={fix.host}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary class={styles['head']}>
        <FixHead fix={fix} />
      </summary>
      {isOpen.value && <FixBody fix={fix} />}
    </details>
  );
}
