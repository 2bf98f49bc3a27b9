import { Icon } from '../kit/Icon.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { usePanel } from '../panel-context.ts';
import { RequestFix } from '../fix/RequestFix.tsx';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import type { DetailsTab } from '../store/view.ts';
import { say } from '../strings.ts';
import styles from './Details.module.css';
import { Heading } from './Heading.tsx';
import { HeadersTab } from './HeadersTab.tsx';
import { RawTab } from './RawTab.tsx';
import { VerdictTab } from './VerdictTab.tsx';

/** Everything about one request: what failed, what crossed the wire, what to change, and the record itself. */
export function Details({ row }: { readonly row: ExchangeRow }) {
  const { view } = usePanel();
  const t = usePhrase();
  const tab = view.tab.value;
  const tabs = (['verdict', 'headers', 'fix', 'raw'] as const).map((id) => ({ id, title: t(say(`tab_${id}`)) }));
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
          tabs={tabs}
        />
        <Heading row={row} />
        <NetworkLink url={row.url} />
      </div>
      {/* A scrolling region has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div id="details-tab" role="tabpanel" tabIndex={0} class={styles['content']} key={`${row.key}-${tab}`}>
        {tab === 'verdict' && <VerdictTab row={row} />}
        {tab === 'headers' && <HeadersTab row={row} />}
        {tab === 'fix' && <RequestFix row={row} />}
        {tab === 'raw' && <RawTab row={row} />}
      </div>
    </section>
  );
}

function NetworkLink({ url }: { readonly url: string }) {
  const { showInNetwork } = usePanel().verbs;
  const t = usePhrase();
  if (showInNetwork === null) return null;
  return (
    <button
      type="button"
      class={`tool ${styles['network'] ?? ''}`}
      title={t(say('show_in_network'))}
      aria-label={t(say('show_in_network'))}
      data-testid="show-in-network"
      onClick={() => showInNetwork(url)}
    >
      <Icon name="network" />
      <span class={styles['words']}>{t(say('show_in_network'))}</span>
    </button>
  );
}
