import type { Because, Change, Fix } from '../../core/index.ts';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Why each line of the change is there. */
export function WhyLines({ fix: { changes } }: { readonly fix: Fix }) {
  const t = usePhrase();
  if (changes.length === 0) return null;
  return (
    <section class={styles['part']}>
      <h3>{t(say('fix_why_lines'))}</h3>
      <dl class={styles['reasons']}>
        {changes.map((change) => (
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

/** Reasons told at once; the others on request. */
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
        <details class={styles['more']}>
          <summary>{t(say('fix_because_more', { count: String(reasons.length - TOLD) }))}</summary>
          {reasons.slice(TOLD).map((reason, index) => (
            <p key={index}>
              <Say message={reason} />
            </p>
          ))}
        </details>
      )}
    </>
  );
}
