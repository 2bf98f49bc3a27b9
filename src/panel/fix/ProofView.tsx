import { exchangeKey } from '../../bridge/limit.ts';
import { explain, type Fix, type Proof } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { Sentences } from '../Sentences.tsx';
import { say } from '../strings.ts';
import { enoughText } from './enough.ts';
import styles from './Fix.module.css';

/** Requests that are told one by one; the others are counted. */
const TOLD = 5;

/** What the simulation says: how many of the requests will pass, and which will not for what reason. */
export function ProofView({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  const { proof, changes, instructions } = fix;
  if (changes.length === 0 || proof.length === 0) return null;
  const failing = proof.filter(({ after }) => after !== 'allowed');
  const breaks = failing.some(({ before }) => before === 'allowed');
  return (
    <section class={styles['part']} data-testid="proof" data-sufficient={fix.sufficient}>
      <h3>{t(say('proof_title'))}</h3>
      <p class={styles['mind']}>
        <Icon name={fix.sufficient ? 'allowed' : 'warning'} />
        <span>
          <Sentences messages={[enoughText(fix), ...(breaks ? [] : [say('proof_breaks_nothing')]), say('proof_how')]} />
        </span>
      </p>
      {failing.length > 0 && (
        <ul class={styles['bullets']} data-testid="proof-failing">
          {failing.slice(0, TOLD).map((item) => (
            <Failing key={item.exchange} item={item} />
          ))}
          {failing.length > TOLD && <li>{t(say('fix_because_more', { count: String(failing.length - TOLD) }))}</li>}
        </ul>
      )}
      {failing.length > 0 && instructions.length > 0 && <p>{t(say('proof_after_instructions'))}</p>}
    </section>
  );
}

function Failing({ item: { exchange, remaining } }: { readonly item: Proof }) {
  const { log } = usePanel();
  const t = usePhrase();
  const titles = [...new Set(remaining.map((failure) => t(explain(failure).title)))].join(', ');
  const row = log.row(exchangeKey(exchange));
  const request = row?.kind === 'exchange' ? `${row.method} ${row.url}` : '';
  return (
    <li>
      <Say message={say('proof_fails', { request, titles })} />
    </li>
  );
}
