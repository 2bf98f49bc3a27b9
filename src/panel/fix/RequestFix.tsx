import { usePanel } from '../panel-context.ts';
import { fixesOf } from '../store/fixes.ts';
import type { ExchangeRow } from '../store/rows.ts';
import { isBlocked } from '../store/summary.ts';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { FixCard } from './FixCard.tsx';
import { answersForRow } from './guide-answers.ts';
import { HostIngress } from './HostIngress.tsx';
import { NoFix } from './NoFix.tsx';
import { Pending } from './Pending.tsx';

/** The fixes that concern one request. */
export function RequestFix({ row }: { readonly row: ExchangeRow }) {
  const panel = usePanel();
  const { fixes } = panel;
  const concerned = fixesOf(fixes.fixes.value, row.exchange.id);
  if (concerned.length > 0)
    return (
      <>
        {concerned.map((fix) => (
          <FixCard key={fix.id} fix={fix} row={row} />
        ))}
      </>
    );
  return (
    <div class={styles['column']}>
      <Pending />
      {(!fixes.isStale.value || !isBlocked(row.verdict, row.exchange)) && <NoFix what={say('fix_none_request')} />}
      {row.host !== '' && <HostIngress host={row.host} answers={answersForRow(panel, row)} />}
    </div>
  );
}
