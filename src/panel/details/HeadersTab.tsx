import type { Failure, HeaderLines, Leg } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import { FoundNeeded } from './FoundNeeded.tsx';
import styles from './Headers.module.css';
import { isSecret, shownHeader, shownName } from './shown-header.ts';

/** Each request and response on the wire, in order, with what the browser checked in it. */
export function HeadersTab({ row }: { readonly row: ExchangeRow }) {
  const { exchange, verdict } = row;
  const failures =
    verdict.failures.length > 0 ? verdict.failures : verdict.candidates.flatMap(({ failures: all }) => all);
  return (
    <>
      {exchange.legs.map((leg, index) => (
        <LegView
          key={index}
          leg={leg}
          isLast={index === exchange.legs.length - 1}
          failures={failures.filter((failure) => failure.leg === index)}
        />
      ))}
    </>
  );
}

interface LegProps {
  readonly leg: Leg;
  readonly isLast: boolean;
  readonly failures: readonly Failure[];
}

function LegView({ leg, isLast, failures }: LegProps) {
  const t = usePhrase();
  const failing = new Set(failures.flatMap(({ header }) => (header === null ? [] : [header])));
  const redirected = leg.role === 'request' && !isLast ? 'leg_redirected' : 'leg_request';
  return (
    <section class={styles['leg']} data-testid={`leg-${leg.role}`}>
      <h3>
        {failures.length > 0 && <Icon name="blocked" label={t(say('tone_bad'))} />}
        {t(say(leg.role === 'preflight' ? 'leg_preflight' : redirected))}
      </h3>
      <p class={styles['line']}>
        <code>
          {leg.method} {leg.url}
        </code>
        <span>{t(statusOf(leg))}</span>
      </p>
      {failures.length > 0 && <FoundNeeded failures={failures} />}
      <HeaderList
        title={t(say('headers_response'))}
        lines={leg.response?.headers ?? null}
        failing={failing}
        missing={[...failing].filter((name) => name.startsWith('access-control-'))}
      />
      <HeaderList title={t(say('headers_request'))} lines={leg.requestHeaders} failing={new Set()} missing={[]} />
    </section>
  );
}

function statusOf({ response, error, requestHeaders }: Leg) {
  if (response !== null) {
    return say(response.fromCache ? 'leg_cached' : 'leg_status', { code: String(response.status) });
  }
  if (error !== null) return say('leg_error', { error });
  return say(requestHeaders === null ? 'leg_unsent' : 'leg_unanswered');
}

interface HeaderListProps {
  readonly title: string;
  readonly lines: HeaderLines | null;
  /** Names, lower-case, of the headers a check failed on. */
  readonly failing: ReadonlySet<string>;
  /** Those of them to be named even where the server did not send them. */
  readonly missing: readonly string[];
}

function HeaderList({ title, lines, failing, missing }: HeaderListProps) {
  const t = usePhrase();
  if (lines === null) return null;
  const sent = new Set(lines.map(([name]) => name.toLowerCase()));
  const absent = missing.filter((name) => !sent.has(name));
  return (
    <details open>
      <summary>{title}</summary>
      {lines.length + absent.length === 0 && (
        <p class={styles['none']}>
          <Say message={say('headers_none')} />
        </p>
      )}
      <dl class={styles['headers']}>
        {absent.map((name) => (
          <div key={name} class={styles['failing']} data-testid="failing-header">
            <dt>{shownName(name)}</dt>
            <dd class={styles['absent']}>{t(say('absent'))}</dd>
          </div>
        ))}
        {lines.map(([name, value], index) => {
          const isFailing = failing.has(name.toLowerCase());
          return (
            <div
              key={index}
              class={isFailing ? styles['failing'] : undefined}
              data-testid={isFailing ? 'failing-header' : 'header'}
            >
              <dt>{name}</dt>
              <dd title={isSecret(name) ? t(say('secret')) : undefined}>{shownHeader(name, value)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
