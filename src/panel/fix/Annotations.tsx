import type { Fix } from '../../core/index.ts';
import { CopyButton } from '../kit/CopyButton.tsx';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { YamlView } from './YamlView.tsx';

/** The lines to add, ready to copy; folded where the change of the reader's own Ingress stands above them. */
export function Annotations({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  if (fix.yaml === '') return null;
  const whole = fix.ingress?.manifest ?? '';
  const yaml = whole === '' ? fix.yaml : whole;
  const copied = { done: t(say('copied')), failed: t(say('copy_failed')) };
  const isOnly = fix.ingress === undefined || whole !== '';
  const buttons = (
    <div class={styles['buttons']}>
      {isOnly && <h3>{t(say('fix_annotations'))}</h3>}
      <CopyButton
        primary={isOnly}
        text={yaml}
        label={t(say('copy_annotations'))}
        testid="copy-annotations"
        {...copied}
      />
      <CopyButton text={fix.kubectl} label={t(say('copy_kubectl'))} testid="copy-kubectl" {...copied} />
      <CopyButton
        text={`${fix.curl.allowed}\n${fix.curl.lookalike}\n`}
        label={t(say('copy_curl'))}
        testid="copy-curl"
        {...copied}
      />
    </div>
  );
  if (isOnly) {
    return (
      <section class={styles['part']}>
        {buttons}
        <YamlView yaml={yaml} />
      </section>
    );
  }
  return (
    <>
      {buttons}
      <details class={styles['part']}>
        <summary>{t(say('fix_annotations_alone'))}</summary>
        <YamlView yaml={yaml} />
      </details>
    </>
  );
}
