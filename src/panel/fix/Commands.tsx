import type { Fix } from '../../core/index.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** The shell's side of a fix: how to apply it, and how to see that it works. */
export function Commands({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  if (fix.kubectl === '') return null;
  return (
    <>
      <details class={styles['part']}>
        <summary>{t(say('apply_kubectl'))}</summary>
        <pre class={styles['yaml']} data-testid="fix-kubectl">
          {fix.kubectl}
        </pre>
      </details>
      <details class={styles['part']}>
        <summary>{t(say('check_curl'))}</summary>
        <p class={styles['quiet']}>{t(say('check_curl_what'))}</p>
        <pre class={styles['yaml']} data-testid="fix-curl">
          {`${fix.curl.allowed}\n${fix.curl.lookalike}`}
        </pre>
      </details>
    </>
  );
}
