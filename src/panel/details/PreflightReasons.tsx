import { type PreflightReason, reasonForHeader } from '../../core/index.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { shownHeader } from './shown-header.ts';
import styles from './Verdict.module.css';

/** What of the request made the browser ask first: the method, each unsafe header, the upload. */
export function PreflightReasons({ reason }: { readonly reason: PreflightReason }) {
  const t = usePhrase();
  const isCached = reason.sent === 'cached';
  return (
    <section data-testid="preflight-reason">
      <h3 class={styles['section']}>{t(say(isCached ? 'preflight_cached_title' : 'preflight_title'))}</h3>
      <ul class={styles['list']}>
        {reason.method !== null && (
          <li>
            <Say message={say('preflight_method', { method: reason.method })} />
          </li>
        )}
        {reason.headers.map((header) => (
          <li key={header.name}>
            <Say message={reasonForHeader({ ...header, value: shownHeader(header.name, header.value) })} />
          </li>
        ))}
        {reason.uploadListener && (
          <li>
            <Say message={say('preflight_upload')} />
          </li>
        )}
      </ul>
      {isCached && (
        <p class={styles['note']}>
          <Say message={say('preflight_cached')} />
        </p>
      )}
    </section>
  );
}
