import { explain, type Failure, type Message } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import { shownName } from './shown-header.ts';
import { type Step, stepsOf } from './steps.ts';
import styles from './Timeline.module.css';

/** Page → preflight → response, drawn as arrows between two lines; its text alone tells the same. */
export function Timeline({ row }: { readonly row: ExchangeRow }) {
  const { exchange, verdict } = row;
  const t = usePhrase();
  const steps = stepsOf(exchange, verdict);
  return (
    <figure class={styles['figure']} data-testid="timeline">
      <figcaption class={styles['ends']}>
        <span class="unseen">{t(say('timeline_label'))}</span>
        <span title={exchange.pageOrigin}>{t(say('timeline_page'))}</span>
        <span title={row.host}>{steps[0]?.host ?? row.host}</span>
      </figcaption>
      <ol class={styles['steps']}>
        {steps.map((step, index) => (
          <Arrow key={index} step={step} isFirst={index === 0} isDoubt={verdict.result === 'ambiguous'} />
        ))}
        {verdict.result === 'allowed' && (
          <li class={styles['end']}>
            <Icon name="allowed" /> {t(say('timeline_allowed'))}
          </li>
        )}
      </ol>
    </figure>
  );
}

interface ArrowProps {
  readonly step: Step;
  readonly isFirst: boolean;
  readonly isDoubt: boolean;
}

function Arrow({ step, isFirst, isDoubt }: ArrowProps) {
  const t = usePhrase();
  const { way, host, isNewHost, fate, failures, isStop } = step;
  const bad = failures.length > 0 || fate === 'failed';
  return (
    <>
      {isNewHost && !isFirst && <li class={styles['host']}>{t(say('timeline_other', { host }))}</li>}
      <li class={[way, fate, bad ? 'bad' : ''].map((name) => styles[name] ?? '').join(' ')} data-testid="step">
        <span class="unseen">{t(say(way === 'out' ? 'step_to' : 'step_from', { host }))} </span>
        <span class={styles['label']}>{t(labelOf(step))}</span>
        {failures.length > 0 && (
          <ul class={styles['faults']}>
            {failures.map((failure, index) => (
              <li key={index} data-testid="fault">
                <Icon name={isDoubt ? 'warning' : 'blocked'} /> {t(faultOf(failure))}
                {isStop && !isDoubt && index === 0 && <p class={styles['stop']}>{t(say('step_stop'))}</p>}
              </li>
            ))}
          </ul>
        )}
      </li>
    </>
  );
}

function labelOf({ role, fate, text }: Step): Message {
  switch (fate) {
    case 'sent':
      return say(role === 'preflight' ? 'step_preflight' : 'step_request', { method: text });
    case 'unsent':
      return say('step_unsent', { method: text });
    case 'answered':
      return say('step_answer', { code: text });
    case 'cached':
      return say('step_cached', { code: text });
    case 'redirected':
      return say('step_redirect', { code: text });
    case 'failed':
      return say('leg_error', { error: text });
    case 'unanswered':
      return say('leg_unanswered');
  }
}

/** The header at fault; where none is, the title of what failed. */
const faultOf = (failure: Failure): Message =>
  failure.header === null ? explain(failure).title : say('step_header', { name: shownName(failure.header) });
