import { explain, type Failure } from '../../core/index.ts';
import { Say, usePhrase } from '../Say.tsx';
import { Sentences } from '../Sentences.tsx';
import { say } from '../strings.ts';
import { Finding } from './Finding.tsx';
import styles from './Verdict.module.css';

/** Every failure in the browser's order; the first is where it stopped. */
export function Failures({
  failures,
  isLead = true,
}: {
  readonly failures: readonly Failure[];
  readonly isLead?: boolean;
}) {
  const t = usePhrase();
  const [first, ...rest] = failures;
  if (first === undefined) return null;
  return (
    <>
      <OneFailure failure={first} kicker={say('stopped_here')} isLead={isLead} />
      {rest.length > 0 && (
        <h3 class={styles['section']}>{t(say(rest.length === 1 ? 'also_wrong' : 'also_wrong_many'))}</h3>
      )}
      {rest.map((failure) => (
        <OneFailure key={`${failure.kind}-${failure.leg}-${failure.needed}`} failure={failure} />
      ))}
    </>
  );
}

interface OneFailureProps {
  readonly failure: Failure;
  readonly kicker?: ReturnType<typeof say>;
  readonly isLead?: boolean;
}

function OneFailure({ failure, kicker, isLead = false }: OneFailureProps) {
  const { onlyWith, rule, chromium, firefox } = failure;
  return (
    <Finding
      icon={isLead || kicker !== undefined ? 'blocked' : 'warning'}
      explanation={explain(failure)}
      isLead={isLead}
      testid="failure"
      {...(kicker === undefined ? {} : { kicker })}
    >
      {onlyWith !== null && (
        <p class={styles['note']}>
          <Say message={say(onlyWith === 'include' ? 'only_include' : 'only_omit')} />
        </p>
      )}
      <p class={styles['note']}>
        <Sentences
          messages={[
            say('in_chromium', { rule, name: chromium }),
            ...(firefox === null ? [] : [say('in_firefox', { name: firefox })]),
          ]}
        />
      </p>
    </Finding>
  );
}
