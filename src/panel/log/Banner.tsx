import type { ComponentChildren } from 'preact';
import type { Message } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Banner.module.css';

/** What has to be said of the capture while the list shows what it has: access is withheld, the recorder is away. */
export function Banner() {
  const { log } = usePanel();
  const { state, capture } = log;
  switch (state.value) {
    case 'gone':
    case 'outdated':
      return (
        <Strip message={say('gone')}>
          <ReloadPanel />
        </Strip>
      );
    case 'connecting':
      // Only where it was there before: the empty list says it in its own place.
      return log.rows.value.length > 0 ? <Strip message={say('reconnecting')} /> : null;
    case 'connected':
      return capture.value.access === 'withheld' ? (
        <Strip message={say('access_withheld')}>
          <GrantAccess />
        </Strip>
      ) : null;
  }
}

function Strip({ message, children }: { readonly message: Message; readonly children?: ComponentChildren }) {
  return (
    <div role="status" class={styles['strip']} data-testid="banner">
      <Icon name="warning" />
      <span>
        <Say message={message} />
      </span>
      {children}
    </div>
  );
}

/** Browsers ask the user only within a click. */
export function GrantAccess() {
  const { verbs } = usePanel();
  const t = usePhrase();
  return (
    <button type="button" class="button plain primary" data-testid="grant" onClick={() => verbs.grantAccess()}>
      {t(say('access_grant'))}
    </button>
  );
}

/** A panel of an extension that was updated under it can only start anew. */
export function ReloadPanel() {
  const { verbs } = usePanel();
  const t = usePhrase();
  return (
    <button type="button" class="button" data-testid="reload-panel" onClick={() => verbs.reloadPanel()}>
      <Icon name="reload" />
      {t(say('panel_reload'))}
    </button>
  );
}
