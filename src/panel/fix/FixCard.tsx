import type { Fix } from '../../core/index.ts';
import { usePanel } from '../panel-context.ts';
import type { ExchangeRow } from '../store/rows.ts';
import { Annotations } from './Annotations.tsx';
import { Commands } from './Commands.tsx';
import styles from './Fix.module.css';
import { FixHead } from './FixHead.tsx';
import { GivenView } from './GivenView.tsx';
import { answersForFix, answersForHost, answersForRow } from './guide-answers.ts';
import { Guide } from './Guide.tsx';
import { Instructions } from './Instructions.tsx';
import { PasteYaml } from './PasteYaml.tsx';
import { ProofView } from './ProofView.tsx';
import { Risks } from './Risks.tsx';
import { WhyLines } from './WhyLines.tsx';
import { WildcardChoice } from './WildcardChoice.tsx';

export interface FixProps {
  readonly fix: Fix;
  /** The one request that the reader looks at; without it the fix is told for all of them. */
  readonly row?: ExchangeRow;
}

/** One fix: what to change, and beside it whether that is enough, why each line is there, and what to mind. */
export function FixCard({ fix, row }: FixProps) {
  return (
    <article class={styles['fix']} data-testid="fix" data-host={fix.host}>
      <header class={styles['head']}>
        <FixHead fix={fix} />
      </header>
      <FixBody fix={fix} {...(row === undefined ? {} : { row })} />
    </article>
  );
}

/** A fix without its head. */
export function FixBody({ fix, row }: FixProps) {
  const panel = usePanel();
  const { host, ingress } = fix;
  const answers =
    row === undefined ? answersForFix(panel, fix) : [...answersForRow(panel, row), ...answersForHost(panel, host)];
  return (
    <div class={styles['columns']}>
      <div class={styles['column']}>
        <PasteYaml host={host} />
        {ingress !== undefined && <GivenView ingress={ingress} />}
        <Annotations fix={fix} />
        <WildcardChoice fix={fix} />
        <Commands fix={fix} />
      </div>
      <div class={styles['column']}>
        <ProofView fix={fix} />
        <Instructions fix={fix} />
        <WhyLines fix={fix} />
        <Risks fix={fix} />
        <Guide answers={answers} />
      </div>
    </div>
  );
}
