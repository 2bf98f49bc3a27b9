import { Icon } from '../kit/Icon.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { usePanel } from '../panel-context.ts';
import { RequestFix } from '../fix/RequestFix.tsx';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import type { DetailsTab } from '../store/view.ts';
import { say } from '../strings.ts';
import styles from './Details.module.css';
import { HeadersTab } from './HeadersTab.tsx';
import { VerdictTab } from './VerdictTab.tsx';

/** Everything about one request: what failed, what crossed the wire, what to change. */
export function Details({ row }: { readonly row: ExchangeRow }) {
  const { view, verbs } = usePanel();
  const t = usePhrase();
  const tab = view.tab.value;
  const { showInNetwork } = verbs;
  return (
    <section class={styles['details']} aria-label={t(say('details_label'))} data-testid="details">
      <div class={styles['bar']}>
        <button
          type="button"
          class="tool"
          data-testid="close-details"
          title={t(say('details_close'))}
          aria-label={t(say('details_close'))}
          onClick={() => view.close()}
        >
          <Icon name="close" />
        </button>
        <Tabs<DetailsTab>
          label={t(say('details_label'))}
          controls="details-tab"
          chosen={tab}
          choose={(id) => {
            view.tab.value = id;
          }}
          tabs={[
            { id: 'verdict', title: t(say('tab_verdict')) },
            { id: 'headers', title: t(say('tab_headers')) },
            { id: 'fix', title: t(say('tab_fix')) },
          ]}
        />
        <span class={styles['space']} />
        {showInNetwork !== null && (
          <button type="button" class="tool" onClick={() => showInNetwork(row.url)}>
            {t(say('show_in_network'))}
          </button>
        )}
      </div>
      {/* A scrolling region has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div id="details-tab" role="tabpanel" tabIndex={0} class={styles['content']} key={`${row.key}-${tab}`}>
        <h2 class={styles['url']}>
          <code>
            {row.method} {row.url}
          </code>
        </h2>
        {tab === 'verdict' && <VerdictTab row={row} />}
        {tab === 'headers' && <HeadersTab row={row} />}
        {tab === 'fix' && <RequestFix row={row} />}
      </div>
    </section>
  );
}
