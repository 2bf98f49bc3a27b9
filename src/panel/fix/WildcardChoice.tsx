import type { Fix } from '../../core/index.ts';
import { usePanel } from '../panel-context.ts';
import { Say } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** One wildcard in place of sibling origins: never without being asked, and its risk is said with the others. */
export function WildcardChoice({ fix: { wildcards } }: { readonly fix: Fix }) {
  const { wildcard } = usePanel();
  if (wildcards.length === 0) return null;
  return (
    <label class={styles['mind']}>
      <input
        type="checkbox"
        data-testid="wildcard"
        checked={wildcard.value}
        onChange={({ currentTarget }) => {
          wildcard.value = currentTarget.checked;
        }}
      />
      <span>
        <Say message={say('fix_wildcard', { wildcards: wildcards.join(', ') })} />
      </span>
    </label>
  );
}
