import type { HeaderLines, Message } from '../../core/index.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import type { Remark } from './header-remarks.ts';
import styles from './Headers.module.css';
import { isSecret, shownHeader, shownName } from './shown-header.ts';

export interface HeaderListProps {
  readonly title: string;
  readonly lines: HeaderLines | null;
  /** Names, lower-case, of the headers a check failed on. */
  readonly failing: ReadonlySet<string>;
  /** Those of them to be named even where the server did not send them. */
  readonly missing: readonly string[];
  /** What there is to say of a header, by its lower-case name. */
  readonly remark: (name: string) => Remark | null;
  /** A sentence on all of them. */
  readonly about?: Message | null;
}

/** Header lines in wire order: which failed, which are missing, and a word on each that deserves one. */
export function HeaderList({ title, lines, failing, missing, remark, about = null }: HeaderListProps) {
  const t = usePhrase();
  if (lines === null) return null;
  const sent = new Set(lines.map(([name]) => name.toLowerCase()));
  const absent = missing.filter((name) => !sent.has(name));
  return (
    <details open>
      <summary>{title}</summary>
      {about !== null && (
        <p class={styles['about']}>
          <Say message={about} />
        </p>
      )}
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
        {lines.map(([name, value], index) => (
          <Line
            key={index}
            name={name}
            value={value}
            isFailing={failing.has(name.toLowerCase())}
            remark={remark(name.toLowerCase())}
          />
        ))}
      </dl>
    </details>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: string;
  readonly isFailing: boolean;
  readonly remark: Remark | null;
}

function Line({ name, value, isFailing, remark }: LineProps) {
  const t = usePhrase();
  return (
    <div class={isFailing ? styles['failing'] : undefined} data-testid={isFailing ? 'failing-header' : 'header'}>
      <dt>{name}</dt>
      <dd title={isSecret(name) ? t(say('secret')) : undefined}>
        {shownHeader(name, value)}
        {remark !== null && (
          <span class={styles[remark.reasons.length > 0 ? 'hint' : 'mark']} data-testid="header-remark">
            {t(remark.mark)}
          </span>
        )}
        {remark?.reasons.map((reason, index) => (
          <p key={index} class={styles['reason']}>
            <Say message={reason} />
          </p>
        ))}
      </dd>
    </div>
  );
}
