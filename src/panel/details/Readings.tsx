import type { Candidate } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { Failures } from './Failures.tsx';
import { Finding } from './Finding.tsx';
import styles from './Verdict.module.css';

/** Both readings of a request whose credentials mode no event tells, and what would decide between them. */
export function Readings({
  candidates,
  isLead,
}: {
  readonly candidates: readonly Candidate[];
  readonly isLead: boolean;
}) {
  const t = usePhrase();
  return (
    <>
      <Finding
        icon="warning"
        isLead={isLead}
        explanation={{
          title: say('two_readings'),
          what: say('two_readings_why'),
          todo: say('reading_decides'),
        }}
      >
        <AskPage />
      </Finding>
      {candidates.map(({ credentials, failures }) => (
        <section key={credentials} data-testid={`reading-${credentials}`}>
          <h3 class={styles['section']}>{t(say(`reading_${credentials}`))}</h3>
          {failures.length > 0 ? (
            <Failures failures={failures} isLead={false} />
          ) : (
            <p>
              <Icon name="allowed" /> <Say message={say('reading_passes')} />
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** The page probe would have told which reading it is: switches it on, or says what to do once it is on. */
function AskPage() {
  const { log, verbs } = usePanel();
  const t = usePhrase();
  const isOn = log.probe.value;
  return (
    <div class={styles['ask']}>
      <p>{t(say(isOn ? 'ask_repeat' : 'ask_offer'))}</p>
      {isOn ? (
        <>
          <button type="button" class="button" data-testid="ask-reload" onClick={() => verbs.reloadPage()}>
            <Icon name="reload" />
            {t(say('reload'))}
          </button>
          <p>{t(say('ask_workers_hint'))}</p>
          <label>
            <input
              type="checkbox"
              data-testid="ask-workers"
              checked={log.workers.value}
              onChange={({ currentTarget }) => verbs.setWorkers(currentTarget.checked)}
            />{' '}
            {t(say('ask_workers'))}
          </label>
        </>
      ) : (
        <button type="button" class="button plain" data-testid="ask-page" onClick={() => verbs.setProbe(true)}>
          {t(say('ask_page'))}
        </button>
      )}
    </div>
  );
}
