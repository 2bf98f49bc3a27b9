import { type Exchange, type HeaderLines, type Leg, redactText } from '../../core/index.ts';
import { Say, usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import styles from './Headers.module.css';
import { LegTitle } from './LegTitle.tsx';
import { shownHeader } from './shown-header.ts';

/** Every leg as it was recorded, and what DevTools' own log adds; secrets are hidden, nothing is interpreted. */
export function RawTab({ row: { exchange } }: { readonly row: ExchangeRow }) {
  return (
    <>
      <DevTools exchange={exchange} />
      {exchange.legs.map((leg, index) => (
        <section key={index} class={styles['leg']} data-testid="raw-leg">
          <LegTitle leg={leg} isLast={index === exchange.legs.length - 1} />
          <Block text={rawOf(leg)} />
        </section>
      ))}
    </>
  );
}

function DevTools({
  exchange: { devtools, duration, resourceType, mode, credentials },
}: {
  readonly exchange: Exchange;
}) {
  const t = usePhrase();
  const facts = [
    say('raw_kind', { type: resourceType, mode, credentials }),
    ...(duration === null ? [] : [say('raw_duration', { ms: duration.toFixed(0) })]),
    ...(devtools?.fromDiskCache === true ? [say('raw_disk_cache')] : []),
    ...(devtools?.fetchedViaServiceWorker === true ? [say('raw_service_worker')] : []),
    ...(devtools?.preflightError === undefined ? [] : [say('raw_preflight_error', { error: devtools.preflightError })]),
    ...(devtools?.error === undefined ? [] : [say('raw_error', { error: devtools.error })]),
  ];
  const body = devtools?.body ?? '';
  return (
    <>
      <ul class={styles['facts']} data-testid="raw-facts">
        {facts.map((fact) => (
          <li key={fact.key}>
            <Say message={fact} />
          </li>
        ))}
      </ul>
      {body !== '' && (
        <section class={styles['leg']} data-testid="raw-body">
          <h3>{t(say('raw_body'))}</h3>
          <Block text={redactText(body)} />
        </section>
      )}
    </>
  );
}

const Block = ({ text }: { readonly text: string }) => <pre class={styles['raw']}>{text}</pre>;

const linesOf = (headers: HeaderLines): readonly string[] =>
  headers.map(([name, value]) => `${name}: ${shownHeader(name, value)}`);

/** The request, an empty line, the answer. */
function rawOf({ method, url, requestHeaders, response, error }: Leg): string {
  const asked = requestHeaders === null ? [] : [`${method} ${url}`, ...linesOf(requestHeaders)];
  const answered = response === null ? [] : [String(response.status), ...linesOf(response.headers)];
  const ended = error === null ? [] : [error];
  return [asked, answered, ended]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}
