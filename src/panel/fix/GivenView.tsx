import { type Fix, problemText } from '../../core/index.ts';
import { CopyButton } from '../kit/CopyButton.tsx';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { Diff } from './Diff.tsx';
import { Findings } from './Findings.tsx';
import styles from './Fix.module.css';

/** The user's own Ingress: what its annotations really do today, and the change in its text. */
export function GivenView({ ingress }: { readonly ingress: NonNullable<Fix['ingress']> }) {
  const t = usePhrase();
  const { name, namespace, merged, problem, findings, patch, kustomize, helm } = ingress;
  const title = namespace === null ? name : `${namespace}/${name}`;
  const copied = { done: t(say('copied')), failed: t(say('copy_failed')) };
  return (
    <section class={styles['part']} data-testid="given" data-name={name}>
      {findings.length > 0 && (
        <>
          <h3>{t(say('given_today', { name: title }))}</h3>
          <Findings findings={findings} />
        </>
      )}
      {problem !== null && (
        <p class={styles['mind']}>
          <Icon name="warning" />
          <span>
            <Say message={problemText(problem)} />
          </span>
        </p>
      )}
      {patch !== '' && (
        <div class={styles['buttons']}>
          <h3>{t(say('given_change', { name: title }))}</h3>
          {merged !== null && (
            <CopyButton primary text={merged.text} label={t(say('copy_merged'))} testid="copy-merged" {...copied} />
          )}
          <CopyButton text={patch} label={t(say('copy_patch'))} testid="copy-patch" {...copied} />
          <CopyButton text={kustomize} label={t(say('copy_kustomize'))} testid="copy-kustomize" {...copied} />
          <CopyButton text={helm} label={t(say('copy_helm'))} testid="copy-helm" {...copied} />
        </div>
      )}
      {merged !== null && <Diff lines={merged.diff} />}
    </section>
  );
}
