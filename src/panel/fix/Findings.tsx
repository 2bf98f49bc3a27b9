import { findingText, type IngressFinding } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** What annotations really do, where that is not what they say, each with its place in the text. */
export function Findings({ findings }: { readonly findings: readonly IngressFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class={styles['instructions']}>
      {findings.map((finding, index) => (
        <Finding key={index} finding={finding} />
      ))}
    </ul>
  );
}

function Finding({ finding }: { readonly finding: IngressFinding }) {
  const t = usePhrase();
  const { at } = finding;
  return (
    <li data-testid="finding" data-id={finding.id}>
      <Icon name="hint" />
      <div>
        <p>
          <Say message={findingText(finding)} />{' '}
          {at !== null && (
            <span class={styles['quiet']}>
              {t(say('given_place', { line: String(at.line), column: String(at.column) }))}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
