import { explainAdvice, explainCause, type Verdict } from '../../core/index.ts';
import { Say } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import { CauseNames } from './CauseNames.tsx';
import { Failures } from './Failures.tsx';
import { Finding } from './Finding.tsx';
import { PreflightReasons } from './PreflightReasons.tsx';
import { Readings } from './Readings.tsx';
import { Timeline } from './Timeline.tsx';
import styles from './Verdict.module.css';

/** What failed, why, and what to do; first what the browser stopped at, then all that would fail next. */
export function VerdictTab({ row }: { readonly row: ExchangeRow }) {
  const { advice, preflightReason } = row.verdict;
  return (
    <div class={styles['tab']}>
      <div class={styles['verdict']}>
        <Behind row={row} />
        <Lead row={row} />
        {advice.map((item) => (
          <Finding
            key={`${item.id}-${item.leg}`}
            kicker={say('advice')}
            icon="hint"
            testid="advice"
            explanation={explainAdvice(item)}
          >
            <p class={styles['note']}>
              <Say message={say('advice_id', { id: item.id })} />
            </p>
          </Finding>
        ))}
      </div>
      <aside class={styles['aside']}>
        <Timeline row={row} />
        {preflightReason !== null && <PreflightReasons reason={preflightReason} />}
      </aside>
    </div>
  );
}

/** What stands behind a CORS error comes before it: a server that answered 413 is what has to be mended. */
function Behind({ row: { verdict } }: { readonly row: ExchangeRow }) {
  const { cause } = verdict;
  if (cause === null || !hasBehind(verdict)) return null;
  return (
    <Finding kicker={say('behind_it')} icon="blocked" isLead explanation={explainCause(cause)} testid="cause">
      <CauseNames cause={cause} />
    </Finding>
  );
}

/** CORS failed, and something else is the reason of it. */
const hasBehind = ({ cause, result }: Verdict): boolean => cause !== null && result !== 'not-cors';

/** The answer to "what happened", by result. */
function Lead({ row }: { readonly row: ExchangeRow }) {
  const { verdict, exchange, host } = row;
  const isLead = !hasBehind(verdict);
  switch (verdict.result) {
    case 'blocked':
      return verdict.failures.length > 0 ? (
        <Failures failures={verdict.failures} isLead={isLead} />
      ) : (
        isLead && <Plain icon="blocked" title={say('blocked_title')} />
      );
    case 'ambiguous':
      return <Readings candidates={verdict.candidates} isLead={isLead} />;
    case 'allowed':
      return (
        <Plain
          icon="allowed"
          title={say('allowed_title')}
          what={say('allowed_what', { host, origin: exchange.pageOrigin })}
        />
      );
    case 'not-cors':
      return verdict.cause === null ? (
        <Plain icon="none" title={say('not_cors_title')} what={say('not_cors_what')} />
      ) : (
        <Finding icon="warning" explanation={explainCause(verdict.cause)} isLead>
          <CauseNames cause={verdict.cause} />
        </Finding>
      );
    case 'pending':
      return <Plain icon="none" title={say('pending_title')} what={say('pending_what')} />;
  }
}

interface PlainProps {
  readonly icon: Parameters<typeof Finding>[0]['icon'];
  readonly title: ReturnType<typeof say>;
  readonly what?: ReturnType<typeof say>;
}

function Plain({ icon, title, what }: PlainProps) {
  return <Finding icon={icon} isLead explanation={{ title, ...(what === undefined ? {} : { what }) }} />;
}
