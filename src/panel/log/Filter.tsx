import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Toolbar.module.css';

/** The filter's text and the one switch that most people need. */
export function Filter() {
  const { view } = usePanel();
  const t = usePhrase();
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || view.query.value === '') return;
    view.query.value = '';
    event.preventDefault();
    // The first Esc empties the filter; only the next one is for details and DevTools.
    event.stopPropagation();
  }
  return (
    <>
      <input
        type="search"
        class={styles['filter']}
        data-testid="filter"
        spellcheck={false}
        aria-label={t(say('filter_label'))}
        placeholder={t(say('filter_hint'))}
        value={view.query.value}
        onInput={({ currentTarget }) => {
          view.query.value = currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <label class={styles['check']}>
        <input
          type="checkbox"
          data-testid="blocked-only"
          checked={view.blockedOnly.value}
          onChange={({ currentTarget }) => {
            view.blockedOnly.value = currentTarget.checked;
          }}
        />
        {t(say('blocked_only'))}
      </label>
    </>
  );
}
