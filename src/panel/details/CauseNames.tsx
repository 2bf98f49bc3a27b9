import { type Cause, causeNames } from '../../core/index.ts';
import { Say } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Verdict.module.css';

/** A cause by its id, and what the browsers call it. */
export function CauseNames({ cause }: { readonly cause: Cause }) {
  const { error, firefox } = causeNames(cause);
  return (
    <p class={styles['note']}>
      <Say message={say('cause_id', { id: cause.id })} /> {error !== '' && <Say message={say('reported', { error })} />}{' '}
      {firefox.map((name) => (
        <Say key={name} message={say('in_firefox', { name })} />
      ))}
    </p>
  );
}
