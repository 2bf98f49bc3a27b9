import { type Fix, riskText } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { ReleaseHint } from './ReleaseHint.tsx';

/** What to know before applying the change: dangers, a release that cannot do it, preflights that are cached. */
export function Risks({ fix: { risks, minimumRelease, preflightCache } }: { readonly fix: Fix }) {
  const t = usePhrase();
  return (
    <section class={styles['part']}>
      {risks.length > 0 && <h3>{t(say('risks'))}</h3>}
      {risks.map((risk) => (
        <p
          key={`${risk.id}-${JSON.stringify(risk.values)}`}
          class={styles['mind']}
          data-testid="risk"
          data-id={risk.id}
        >
          <Icon name="warning" />
          <span>
            <Say message={riskText(risk)} />
          </span>
        </p>
      ))}
      {minimumRelease !== null && (
        <p class={styles['mind']}>
          <Icon name="warning" />
          <span>
            <Say message={say('minimum_release', { release: minimumRelease })} />
          </span>
        </p>
      )}
      <ReleaseHint />
      {preflightCache > 0 && (
        <p class={styles['quiet']}>
          <Say message={say('preflight_cache', { seconds: String(preflightCache) })} />
        </p>
      )}
    </section>
  );
}
