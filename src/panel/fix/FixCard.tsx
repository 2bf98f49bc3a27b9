import { type Fix, riskText } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { Annotations } from './Annotations.tsx';
import { Commands } from './Commands.tsx';
import styles from './Fix.module.css';
import { GivenView } from './GivenView.tsx';
import { Instructions } from './Instructions.tsx';
import { PasteYaml } from './PasteYaml.tsx';
import { ProofView } from './ProofView.tsx';
import { ReleaseHint } from './ReleaseHint.tsx';

/** One fix: what to change with the reasons, what no annotation can, the proof, and what to mind. */
export function FixCard({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  const { host, release, paths, risks, minimumRelease, preflightCache, ingress } = fix;
  return (
    <article class={styles['fix']} data-testid="fix" data-host={host}>
      <header>
        <h2>{t(say('fix_for', { host }))}</h2>
        <p class={styles['quiet']}>{t(say('fix_release', { release }))}</p>
      </header>
      {paths !== null && (
        <p class={styles['mind']}>
          <Icon name="hint" />
          <span>
            <Say message={say('fix_paths', { paths: paths.join(', ') })} />
          </span>
        </p>
      )}
      {minimumRelease !== null && (
        <p class={styles['mind']}>
          <Icon name="warning" />
          <span>
            <Say message={say('minimum_release', { release: minimumRelease })} />
          </span>
        </p>
      )}
      <ReleaseHint />
      <PasteYaml fix={fix} />
      {ingress !== undefined && <GivenView ingress={ingress} />}
      <Annotations fix={fix} />
      <Instructions fix={fix} />
      <ProofView fix={fix} />
      {risks.length > 0 && (
        <section class={styles['part']}>
          <h3>{t(say('risks'))}</h3>
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
        </section>
      )}
      {preflightCache > 0 && (
        <p class={styles['quiet']}>
          <Say message={say('preflight_cache', { seconds: String(preflightCache) })} />
        </p>
      )}
      <Commands fix={fix} />
    </article>
  );
}
