import type { Because, Change, Fix } from '../../core/index.ts';
import { CopyButton } from '../kit/CopyButton.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { YamlView } from './YamlView.tsx';

/** The lines to add, ready to copy, and why each of them is there. */
export function Annotations({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  if (fix.yaml === '') return null;
  const whole = fix.ingress?.manifest ?? '';
  const yaml = whole === '' ? fix.yaml : whole;
  const copied = { done: t(say('copied')), failed: t(say('copy_failed')) };
  return (
    <section class={styles['part']}>
      <div class={styles['buttons']}>
        <h3>{t(say('fix_annotations'))}</h3>
        <CopyButton
          primary={fix.ingress === undefined || whole !== ''}
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
      <YamlView yaml={yaml} />
      <h3>{t(say('fix_why_lines'))}</h3>
      <dl class={styles['reasons']}>
        {fix.changes.map((change) => (
          <Reason key={change.key} change={change} />
        ))}
      </dl>
    </section>
  );
}

function Reason({ change }: { readonly change: Change }) {
  const { key, mode, from, onlyWith, because, present, corrections = [] } = change;
  return (
    <div data-testid="change" data-key={key} data-mode={mode}>
      <dt>
        <code>{key.slice(key.lastIndexOf('/') + 1)}</code>
      </dt>
      <dd>
        <Reasons because={because} />
        {mode === 'append' && (
          <p class={styles['quiet']}>
            <Say message={say('fix_append')} />
          </p>
        )}
        {present !== undefined && (
          <p class={styles['quiet']}>
            <Say message={present === null ? say('fix_not_set') : say('fix_present', { value: present })} />
          </p>
        )}
        {corrections.map(({ written, now }) => (
          <p key={written} class={styles['quiet']}>
            <Say message={now === null ? say('fix_left_out', { written }) : say('fix_corrected', { written, now })} />
          </p>
        ))}
        {mode === 'set' && from !== null && present === undefined && (
          <p class={styles['quiet']}>
            <Say message={say('fix_from', { value: from })} />
          </p>
        )}
        {onlyWith !== null && (
          <p class={styles['quiet']}>
            <Say message={say('fix_only_include')} />
          </p>
        )}
      </dd>
    </div>
  );
}

/** Reasons told in full; the rest is counted. */
const TOLD = 3;

/** Why a line or an instruction is there. Requests that say the same are told once. */
export function Reasons({ because }: { readonly because: readonly Because[] }) {
  const { lookup } = usePanel();
  const t = usePhrase();
  const byText = new Map(because.map((item) => [t(item.reason), item.reason]));
  const reasons = [...byText.values()].filter((reason) => lookup(reason.key) !== '');
  return (
    <>
      {reasons.slice(0, TOLD).map((reason, index) => (
        <p key={index}>
          <Say message={reason} />
        </p>
      ))}
      {reasons.length > TOLD && (
        <p class={styles['quiet']}>{t(say('fix_because_more', { count: String(reasons.length - TOLD) }))}</p>
      )}
    </>
  );
}
