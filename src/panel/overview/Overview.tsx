import { useComputed } from '@preact/signals';
import { useMedia } from '../kit/use-media.ts';
import { EmptyState } from '../log/EmptyState.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { matrixOf } from './matrix.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import styles from './Overview.module.css';

/** Docked at the bottom the panel is wide and low: there hosts that have no room below each other stand side by side. */
const LOW = '(min-aspect-ratio: 2/1)';
/** Pixels of a line, and of what stands above and below them all. */
const [LINE, AROUND] = [22, 96];

/** What blocks what, at one look: hosts by the origins that call them. A field leads to its requests in the list. */
export function Overview() {
  const { log, view } = usePanel();
  const t = usePhrase();
  const { hosts, origins, at } = useComputed(() => matrixOf(log.rows.value)).value;
  const isLow = useMedia(LOW);
  const isHighEnough = useMedia(`(min-height: ${AROUND + LINE * hosts.length}px)`);
  if (hosts.length === 0) return <EmptyState />;
  const show = (host: string, origin: string): void => {
    view.query.value = `origin:${origin} domain:${host}`;
    view.invert.value = false;
    view.view.value = 'requests';
  };
  return (
    <section class={styles['overview']} data-testid="overview">
      <p class={styles['about']}>{t(say('overview_about'))}</p>
      {isLow && !isHighEnough ? (
        <MatrixGrid
          corner={say('overview_origin')}
          lines={origins}
          columns={hosts}
          at={(origin, host) => ({ host, origin, cell: at(host, origin) })}
          show={show}
        />
      ) : (
        <MatrixGrid
          corner={say('overview_host')}
          lines={hosts}
          columns={origins}
          at={(host, origin) => ({ host, origin, cell: at(host, origin) })}
          show={show}
        />
      )}
    </section>
  );
}
