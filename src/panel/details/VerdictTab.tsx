import { explainAdvice, explainCause } from '../../core/index.ts';
import { Say } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import { Failures } from './Failures.tsx';
import { Finding } from './Finding.tsx';
import { PreflightReasons } from './PreflightReasons.tsx';
import { Readings } from './Readings.tsx';
import styles from './Verdict.module.css';

/** What failed, why, and what to do; first what the browser stopped at, then all that would fail next. */
export function VerdictTab({ row }: { readonly row: ExchangeRow }) {
  const { verdict } = row;
  const { cause, advice, preflightReason } = verdict;
  return (
    <div class={styles['verdict']}>
      {cause !== null && verdict.result !== 'not-cors' && (
        <Finding kicker={say('behind_it')} icon="warning" explanation={explainCause(cause)} />
      )}
      <Lead row={row} />
      {advice.map((item) => (
        <Finding
          key={`${item.id}-${item.leg}`}
          kicker={say('advice')}
          icon="hint"
          testid="advice"
          explanation={explainAdvice(item)}
        />
      ))}
      {preflightReason !== null && <PreflightReasons reason={preflightReason} />}
    </div>
  );
}

/** The answer to "what happened", by result. */
function Lead({ row }: { readonly row: ExchangeRow }) {
  const { verdict, exchange, host } = row;
  switch (verdict.result) {
    case 'blocked':
      return verdict.failures.length > 0 ? (
        <Failures failures={verdict.failures} />
      ) : (
        <Plain icon="blocked" title={say('blocked_title')} />
      );
    case 'ambiguous':
      return <Readings candidates={verdict.candidates} />;
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
        <Finding icon="warning" explanation={explainCause(verdict.cause)} isLead />
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
  return (
    <Finding icon={icon} isLead explanation={{ title, ...(what === undefined ? {} : { what }) }}>
      {what === undefined && <Say message={say('pending_what')} />}
    </Finding>
  );
}
