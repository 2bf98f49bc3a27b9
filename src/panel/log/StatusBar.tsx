import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { count, figure, say } from '../strings.ts';
import styles from './StatusBar.module.css';

/** What the log holds, and which page it is about. */
export function StatusBar() {
  const { log, view, fixes, pageUrl, notice, works } = usePanel();
  const t = usePhrase();
  const { requests, blocked, hosts } = view.counts.value;
  const shown = view.rows.value.length;
  const all = count('requests', requests);
  const figures = [
    view.isFiltered.value && shown !== requests ? say('shown_of', { shown: figure(shown), requests: t(all) }) : all,
    say('blocked', { count: figure(blocked) }),
    count('hosts', hosts),
    count('fixes', fixes.fixes.value.length),
  ];
  const page = pageUrl.value;
  const work = works.value.at(-1);
  const { dropped } = log.capture.value;
  return (
    <footer class={styles['bar']}>
      <span data-testid="status-bar" class={styles['figures']}>
        {figures.map(t).join(' · ')}
        {dropped > 0 && (
          <span class={styles['dropped']} title={t(say('dropped_hint'))} data-testid="dropped">
            {` · ${t(say('dropped', { count: figure(dropped) }))}`}
          </span>
        )}
      </span>
      {work !== undefined && (
        <span role="status" class={styles['work']} data-testid="work">
          <progress aria-label={t(work.what)} /> {t(work.what)}{' '}
          <button type="button" class={styles['stop']} data-testid="work-stop" onClick={work.stop}>
            {t(say('fix_stop'))}
          </button>
        </span>
      )}
      <output aria-live="polite" class={styles['notice']} data-testid="notice">
        {notice.value !== null && t(notice.value)}
      </output>
      <span data-testid="page-url" class={styles['page']} title={t(say('page_label', { url: page }))}>
        {page}
      </span>
    </footer>
  );
}
