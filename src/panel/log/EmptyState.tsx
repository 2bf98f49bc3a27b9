import type { ComponentChildren } from 'preact';
import type { Message } from '../../core/index.ts';
import { GrantAccess } from './Banner.tsx';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './EmptyState.module.css';

interface StateProps {
  readonly title: Message;
  readonly todo?: Message;
  readonly good?: boolean;
  readonly children?: ComponentChildren;
}

function State({ title, todo, good = false, children }: StateProps) {
  return (
    <div class={styles['state']} data-testid="empty-state">
      <h2>
        {good && <Icon name="allowed" />}
        <span>
          <Say message={title} />
        </span>
      </h2>
      {todo !== undefined && (
        <p>
          <Say message={todo} />
        </p>
      )}
      {children}
    </div>
  );
}

/** What stands in the list's place while there is no row: what is going on, and what to do. */
export function EmptyState() {
  const { log, view, verbs } = usePanel();
  const t = usePhrase();
  if (log.state.value === 'gone' || log.state.value === 'outdated') {
    return <State title={say('gone')} todo={say('gone_todo')} />;
  }
  if (log.capture.value.access === 'withheld' && log.rows.value.length === 0) {
    return (
      <State title={say('access_withheld')} todo={say('access_todo')}>
        <GrantAccess />
      </State>
    );
  }
  if (log.rows.value.length > 0) return <FilteredState />;
  if (!log.settings.value.recording) {
    return (
      <State title={say('empty_paused')} todo={say('empty_start')}>
        <button type="button" class="button plain" onClick={() => verbs.setRecording(true)}>
          {t(say('record'))}
        </button>
      </State>
    );
  }
  if (log.state.value === 'connecting') return <State title={say('connecting')} todo={say('empty_reload')} />;
  return (
    <State title={say('empty_recording')} todo={say('empty_reload')}>
      <button type="button" class="button" data-testid="reload" onClick={() => verbs.reloadPage()}>
        <Icon name="reload" />
        {t(say('reload'))}
      </button>
      <p class={styles['page']}>{view.view.value === 'requests' && <PageName />}</p>
    </State>
  );
}

function PageName() {
  const url = usePanel().pageUrl.value;
  return url === '' ? null : <Say message={say('page_label', { url })} />;
}

function FilteredState() {
  const { view } = usePanel();
  const t = usePhrase();
  const isGood = view.query.value.trim() === 'is:blocked' && !view.invert.value && view.counts.value.blocked === 0;
  return (
    <State
      good={isGood}
      title={isGood ? say('filtered_blocked') : say('filtered', { filter: view.query.value.trim() })}
      todo={isGood ? say('filtered_blocked_todo') : say('filtered_todo')}
    >
      <button type="button" class="button plain" data-testid="clear-filter" onClick={() => view.clearFilter()}>
        {t(say('show_all'))}
      </button>
    </State>
  );
}
