import type { ComponentChildren } from 'preact';
import type { Leg } from '../../core/index.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Headers.module.css';

export interface LegTitleProps {
  readonly leg: Leg;
  readonly isLast: boolean;
  /** What stands before the title. */
  readonly children?: ComponentChildren;
}

/** What a leg is, its request line and its end, in one line where there is room. */
export function LegTitle({ leg, isLast, children }: LegTitleProps) {
  const t = usePhrase();
  const redirected = leg.role === 'request' && !isLast ? 'leg_redirected' : 'leg_request';
  return (
    <div class={styles['line']}>
      <h3>
        {children}
        {t(say(leg.role === 'preflight' ? 'leg_preflight' : redirected))}
      </h3>
      <code>
        {leg.method} {leg.url}
      </code>
      <span>{t(statusOf(leg))}</span>
    </div>
  );
}

function statusOf({ response, error, requestHeaders }: Leg) {
  if (response !== null) {
    return say(response.fromCache ? 'leg_cached' : 'leg_status', { code: String(response.status) });
  }
  if (error !== null) return say('leg_error', { error });
  return say(requestHeaders === null ? 'leg_unsent' : 'leg_unanswered');
}
