import type { Exchange, Failure, Leg, Message, Verdict } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePhrase } from '../Say.tsx';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';
import { FoundNeeded } from './FoundNeeded.tsx';
import { requestRemarks, responseRemarks } from './header-remarks.ts';
import { HeaderList } from './HeaderList.tsx';
import styles from './Headers.module.css';
import { LegTitle } from './LegTitle.tsx';
import { failuresOf } from './steps.ts';

/** Each request and response on the wire, in order, with what the browser checked in it. */
export function HeadersTab({ row }: { readonly row: ExchangeRow }) {
  const { exchange, verdict } = row;
  const failures = failuresOf(verdict);
  return (
    <>
      {exchange.legs.map((leg, index) => (
        <LegView
          key={index}
          leg={leg}
          isLast={index === exchange.legs.length - 1}
          failures={failures.filter((failure) => failure.leg === index)}
          exchange={exchange}
          verdict={verdict}
        />
      ))}
    </>
  );
}

interface LegProps {
  readonly leg: Leg;
  readonly isLast: boolean;
  readonly failures: readonly Failure[];
  readonly exchange: Exchange;
  readonly verdict: Verdict;
}

const nothing = (): null => null;

function LegView({ leg, isLast, failures, exchange, verdict }: LegProps) {
  const t = usePhrase();
  const failing = new Set(failures.flatMap(({ header }) => (header === null ? [] : [header])));
  const isFinal = isLast && leg.role === 'request';
  return (
    <section class={styles['leg']} data-testid={`leg-${leg.role}`}>
      <LegTitle leg={leg} isLast={isLast}>
        {failures.length > 0 && <Icon name="blocked" label={t(say('tone_bad'))} />}
      </LegTitle>
      {failures.length > 0 && <FoundNeeded failures={failures} />}
      <HeaderList
        title={t(say('headers_response'))}
        lines={leg.response?.headers ?? null}
        failing={failing}
        missing={[...failing].filter((name) => name.startsWith('access-control-'))}
        remark={responseRemarks(leg, isLast, exchange, verdict)}
        about={isFinal ? exposureOf(verdict) : null}
      />
      <HeaderList
        title={t(say('headers_request'))}
        lines={leg.requestHeaders}
        failing={new Set()}
        missing={[]}
        remark={exchange.mode === 'cors' ? requestRemarks(leg, verdict.preflightReason) : nothing}
      />
    </section>
  );
}

/** What a script sees of the answer's headers at all. */
function exposureOf({ result }: Verdict): Message | null {
  switch (result) {
    case 'blocked':
      return say('exposed_none');
    case 'not-cors':
      return say('exposed_no_cors');
    case 'ambiguous':
    case 'pending':
      return null;
    case 'allowed':
      return say('exposed_some');
  }
}
