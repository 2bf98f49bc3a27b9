import type { GuideAnswer } from '../../core/index.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** The questions that guides to CORS answer, each with the reader's own values; folded, and told once however many raise it. */
export function Guide({ answers }: { readonly answers: readonly GuideAnswer[] }) {
  const t = usePhrase();
  const byText = new Map(answers.map((answer) => [`${t(answer.title)} ${t(answer.what)}`, answer]));
  if (byText.size === 0) return null;
  return (
    <details class={styles['part']} data-testid="guide">
      <summary>{t(say('guide', { count: String(byText.size) }))}</summary>
      <dl class={styles['answers']}>
        {[...byText].map(([text, { id, title, what, todo }]) => (
          <div key={text} data-testid="guide-answer" data-id={id}>
            <dt>{t(title)}</dt>
            <dd>
              <Say message={what} /> <Say message={todo} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
