import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import styles from './Details.module.css';
import { initiatorOf, shownPlace } from './initiator.ts';

/** Which request it is, and the line of code that made it. */
export function Heading({ row: { method, url, exchange } }: { readonly row: ExchangeRow }) {
  const { openSource } = usePanel().verbs;
  const t = usePhrase();
  const place = initiatorOf(exchange);
  return (
    <div class={styles['heading']}>
      <h2 class={styles['url']} title={`${method} ${url}`}>
        <code>
          {method} {url}
        </code>
      </h2>
      {place !== null && openSource !== null && (
        <button
          type="button"
          class={`tool ${styles['source'] ?? ''}`}
          data-testid="open-initiator"
          title={t(say('open_initiator', { place: place.url }))}
          onClick={() => openSource(place.url, place.line, place.column)}
        >
          <Icon name="here" />
          {shownPlace(place)}
        </button>
      )}
      {place !== null && openSource === null && <span class={styles['source']}>{shownPlace(place)}</span>}
    </div>
  );
}
