import type { Fix } from '../../core/index.ts';
import { Annotations } from './Annotations.tsx';
import { Commands } from './Commands.tsx';
import styles from './Fix.module.css';
import { FixHead } from './FixHead.tsx';
import { GivenView } from './GivenView.tsx';
import { Instructions } from './Instructions.tsx';
import { PasteYaml } from './PasteYaml.tsx';
import { ProofView } from './ProofView.tsx';
import { Risks } from './Risks.tsx';
import { WhyLines } from './WhyLines.tsx';
import { WildcardChoice } from './WildcardChoice.tsx';

/** One fix: what to change, and beside it whether that is enough, why each line is there, and what to mind. */
export function FixCard({ fix }: { readonly fix: Fix }) {
  return (
    <article class={styles['fix']} data-testid="fix" data-host={fix.host}>
      <header class={styles['head']}>
        <FixHead fix={fix} />
      </header>
      <FixBody fix={fix} />
    </article>
  );
}

/** A fix without its head. */
export function FixBody({ fix }: { readonly fix: Fix }) {
  const { host, ingress } = fix;
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
      </div>
    </div>
  );
}
