import { useSignal } from '@preact/signals';
import { Icon } from '../kit/Icon.tsx';
import { Menu } from '../kit/Menu.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { Filter } from './Filter.tsx';
import styles from './Toolbar.module.css';

/**
 * Record, clear, the views, filter, keep log, the page probe; at the far end release and export: the order of DevTools.
 * Docked at the right, where there is no room for all of it, a button shows what is seldom set.
 */
export function Toolbar() {
  const { log, view, fixes, verbs } = usePanel();
  const t = usePhrase();
  const { recording, keepLog } = log.settings.value;
  const recordTitle = t(say(recording ? 'record_stop' : 'record_start'));
  const fixCount = fixes.fixes.value.length;
  const isMore = useSignal(false);
  return (
    <header class={styles['bar']}>
      <h1 class="unseen">{t(say('title'))}</h1>
      <button
        type="button"
        class="tool"
        data-testid="record"
        title={recordTitle}
        aria-label={recordTitle}
        aria-pressed={recording}
        onClick={() => verbs.setRecording(!recording)}
      >
        <Icon name={recording ? 'record' : 'paused'} />
      </button>
      <button
        type="button"
        class="tool"
        data-testid="clear"
        title={t(say('clear'))}
        aria-label={t(say('clear'))}
        onClick={() => verbs.clear()}
      >
        <Icon name="clear" />
      </button>
      <Tabs
        label={t(say('view_label'))}
        controls="view"
        chosen={view.view.value}
        choose={(id) => {
          view.view.value = id;
        }}
        tabs={[
          { id: 'requests', title: t(say('view_requests')) },
          {
            id: 'fixes',
            title: t(fixCount === 0 ? say('view_fixes') : say('view_fixes_count', { count: String(fixCount) })),
          },
          { id: 'overview', title: t(say('view_overview')) },
        ]}
      />
      <Filter />
      <div id="more-settings" class={`${styles['settings'] ?? ''} ${isMore.value ? (styles['out'] ?? '') : ''}`}>
        <label class="check" title={t(say('keep_log_hint'))}>
          <input
            type="checkbox"
            data-testid="keep-log"
            checked={keepLog}
            onChange={({ currentTarget }) => verbs.setKeepLog(currentTarget.checked)}
          />
          {t(say('keep_log'))}
        </label>
        <label class="check" title={t(say('ask_hint'))}>
          <input
            type="checkbox"
            data-testid="probe"
            checked={log.probe.value}
            onChange={({ currentTarget }) => verbs.setProbe(currentTarget.checked)}
          />
          {t(say('ask_page'))}
        </label>
        <span class={styles['space']} />
        <ReleaseSelect />
      </div>
      <Menu
        title={t(say('export'))}
        icon="download"
        testid="export"
        items={[
          {
            title: t(say('export_markdown')),
            testid: 'export-markdown',
            choose: () => verbs.exportReport('markdown'),
          },
          { title: t(say('export_html')), testid: 'export-html', choose: () => verbs.exportReport('html') },
          { title: t(say('export_json')), testid: 'export-json', choose: () => verbs.exportReport('json') },
        ]}
      />
      <button
        type="button"
        class={`tool ${styles['more'] ?? ''}`}
        data-testid="more"
        title={t(say('more_settings'))}
        aria-label={t(say('more_settings'))}
        aria-expanded={isMore.value}
        aria-controls="more-settings"
        onClick={() => {
          isMore.value = !isMore.value;
        }}
      >
        <Icon name="more" />
      </button>
    </header>
  );
}

function ReleaseSelect() {
  const { release, releases } = usePanel();
  const t = usePhrase();
  return (
    <select
      class={styles['select']}
      data-testid="release"
      title={t(say('release_what'))}
      aria-label={t(say('release_label'))}
      value={release.value}
      onChange={({ currentTarget }) => {
        release.value = currentTarget.value;
      }}
    >
      {releases.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
