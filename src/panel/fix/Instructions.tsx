import { type Fix, instructionText } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';
import { Reasons } from './WhyLines.tsx';

/** What no cors-* annotation repairs, and what does. */
export function Instructions({ fix }: { readonly fix: Fix }) {
  const t = usePhrase();
  const { instructions, changes } = fix;
  if (instructions.length === 0) return null;
  return (
    <section class={styles['part']}>
      <h3 data-testid="no-annotation">{t(say(changes.length === 0 ? 'no_annotation' : 'also_needed'))}</h3>
      <ul class={styles['instructions']}>
        {instructions.map((instruction) => (
          <li
            key={`${instruction.id}-${JSON.stringify(instruction.values)}`}
            data-testid="instruction"
            data-id={instruction.id}
          >
            <Icon name="here" />
            <div>
              <p>
                <Say message={instructionText(instruction)} />
              </p>
              {instruction.annotation !== null && (
                <p>
                  <Say message={say('fix_annotation')} />{' '}
                  <code data-testid="instruction-annotation">
                    {instruction.annotation.key}: &quot;{instruction.annotation.value}&quot;
                  </code>
                </p>
              )}
              <div class={styles['quiet']}>
                <Reasons because={instruction.because} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
