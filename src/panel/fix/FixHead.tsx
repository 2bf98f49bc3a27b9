import type { Fix } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { enoughText } from './enough.ts';
import styles from './Fix.module.css';

/** Which host a fix is for, where it goes, and whether it will be enough. */
export function FixHead({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  const { host, release, paths, proof, changes } = fix;
  return (
    <>
      <h2>{t(say('fix_for', { host }))}</h2>
      {changes.length > 0 && proof.length > 0 && (
        <span class={styles['enough']} data-testid="fix-enough">
          <Icon name={fix.sufficient ? 'allowed' : 'warning'} />
          {t(enoughText(fix))}
        </span>
      )}
      {changes.length === 0 && (
        <span class={styles['enough']}>
          <Icon name="hint" />
          {t(say('no_annotation'))}
        </span>
      )}
      <span class={styles['quiet']}>{t(say('fix_release', { release }))}</span>
      {paths !== null && (
        <span class={styles['quiet']}>
          <Say message={say('fix_paths', { paths: paths.join(', ') })} />
        </span>
      )}
    </>
  );
}
