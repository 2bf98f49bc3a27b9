import type { ComponentChildren } from 'preact';
import type { Explanation, Message } from '../../core/index.ts';
import { Icon, type IconName } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import { usePanel } from '../panel-context.ts';
import styles from './Verdict.module.css';

export interface FindingProps {
  readonly icon: IconName;
  readonly explanation: Partial<Explanation> & Pick<Explanation, 'title'>;
  /** A word above the title that says what part this plays. */
  readonly kicker?: Message;
  /** The first of the page: its title is the verdict's. */
  readonly isLead?: boolean;
  readonly testid?: string;
  readonly children?: ComponentChildren;
}

/** One finding: title, what is wrong, why the browser minds, what to do. A part without a sentence is left out. */
export function Finding({ icon, explanation, kicker, isLead = false, testid = 'finding', children }: FindingProps) {
  const { lookup } = usePanel();
  const t = usePhrase();
  const { title, what, why, todo } = explanation;
  const has = (message: Message | undefined): message is Message => message !== undefined && lookup(message.key) !== '';
  return (
    <article class={`${styles['finding']} ${styles[icon] ?? ''} ${isLead ? styles['lead'] : ''}`} data-testid={testid}>
      {kicker !== undefined && <p class={styles['kicker']}>{t(kicker)}</p>}
      <h3 class={styles['title']} data-testid={isLead ? 'verdict-title' : undefined}>
        <Icon name={icon} />
        <span>
          <Say message={title} />
        </span>
      </h3>
      {has(what) && (
        <p>
          <Say message={what} />
        </p>
      )}
      {(has(why) || has(todo)) && (
        <dl class={styles['parts']}>
          {has(why) && <Part name={say('why')} text={why} />}
          {has(todo) && <Part name={say('todo')} text={todo} />}
        </dl>
      )}
      {children}
    </article>
  );
}

function Part({ name, text }: { readonly name: Message; readonly text: Message }) {
  return (
    <div>
      <dt>
        <Say message={name} />
      </dt>
      <dd>
        <Say message={text} />
      </dd>
    </div>
  );
}
