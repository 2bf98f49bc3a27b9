import { useComputed, useSignal } from '@preact/signals';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { HostIngress } from './HostIngress.tsx';

/** Hosts without a fix: their Ingress can be read all the same, to see what it really does. */
export function OtherHosts() {
  const { log, fixes } = usePanel();
  const t = usePhrase();
  const chosen = useSignal('');
  const hosts = useComputed(() => {
    const fixed = new Set(fixes.fixes.value.map(({ host }) => host));
    const all = log.rows.value.flatMap((row) => (row.kind === 'exchange' && row.host !== '' ? [row.host] : []));
    return [...new Set(all)].filter((host) => !fixed.has(host)).toSorted();
  }).value;
  const [first] = hosts;
  if (first === undefined) return null;
  const host = hosts.includes(chosen.value) ? chosen.value : first;
  return (
    <section class={styles['fix']} data-testid="other-hosts">
      <header class={styles['head']}>
        <h2>{t(say('other_hosts'))}</h2>
        <select
          class={styles['choice']}
          data-testid="other-host"
          aria-label={t(say('other_hosts'))}
          value={host}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value;
          }}
        >
          {hosts.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </header>
      <HostIngress host={host} />
    </section>
  );
}
