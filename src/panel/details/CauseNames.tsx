import { type Cause, causeNames } from '../../core/index.ts';
import { Sentences } from '../Sentences.tsx';
import { say } from '../strings.ts';
import styles from './Verdict.module.css';

/** A cause by its id, and what the browsers call it. */
export function CauseNames({ cause }: { readonly cause: Cause }) {
  const { error, firefox } = causeNames(cause);
  return (
    <p class={styles['note']}>
      <Sentences
        messages={[
          say('cause_id', { id: cause.id }),
          ...(error === '' ? [] : [say('reported', { error })]),
          ...firefox.map((name) => say('in_firefox', { name })),
        ]}
      />
    </p>
  );
}
