import type { Failure } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { shownName } from './shown-header.ts';
import styles from './Headers.module.css';

/** What each failed check found against what it needed. */
export function FoundNeeded({ failures }: { readonly failures: readonly Failure[] }) {
  const t = usePhrase();
  return (
    <table class={styles['checks']} data-testid="found-needed">
      <caption>{t(say('headers_checked'))}</caption>
      <thead>
        <tr>
          <th scope="col">{t(say('header'))}</th>
          <th scope="col">{t(say('found'))}</th>
          <th scope="col">{t(say('needed'))}</th>
        </tr>
      </thead>
      <tbody>
        {failures.map(({ kind, header, found, needed, values, onlyWith }, index) => (
          <tr key={`${kind}-${index}`}>
            <th scope="row">
              <Icon name="blocked" />
              <code>{header === null ? t(say('check_status')) : shownName(header)}</code>
            </th>
            <td>
              {found === null ? (
                <i>{header === null ? (values['status'] ?? '') : t(say('absent'))}</i>
              ) : (
                <code>{found}</code>
              )}
            </td>
            <td>
              {needed === null ? <i>{t(say('no_value'))}</i> : <code>{needed}</code>}
              {onlyWith !== null && (
                <p class={styles['only']}>{t(say(onlyWith === 'include' ? 'only_include' : 'only_omit'))}</p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
