import { explain, type Fix } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** What the simulation says: how many of the requests will pass, and what would still fail for the others. */
export function ProofView({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  const { proof, changes, instructions } = fix;
  if (changes.length === 0 || proof.length === 0) return null;
  const passing = proof.filter(({ after }) => after === 'allowed').length;
  const remaining = proof.flatMap((item) => item.remaining);
  const titles = [...new Set(remaining.map((failure) => t(explain(failure).title)))];
  return (
    <section class={styles['part']} data-testid="proof" data-sufficient={fix.sufficient}>
      <h3>{t(say('proof_title'))}</h3>
      <p class={styles['mind']}>
        <Icon name={passing === proof.length ? 'allowed' : 'warning'} />
        <span>
          <b>{t(say('proof', { passing: String(passing), total: String(proof.length) }))}</b>{' '}
          <Say message={say('proof_how')} />
        </span>
      </p>
      {titles.length > 0 && <p>{t(say('proof_remains', { titles: titles.join(', ') }))}</p>}
      {passing < proof.length && instructions.length > 0 && <p>{t(say('proof_after_instructions'))}</p>}
    </section>
  );
}
