import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import styles from './SplitView.module.css';

export interface SplitViewProps {
  readonly main: ComponentChildren;
  /** `null`: the main part has all the room. */
  readonly side: ComponentChildren | null;
  /** Names the separator. */
  readonly label: string;
}

const LEAST = 25;
const MOST = 80;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: 5, ArrowRight: -5 };
const within = (share: number): number => Math.round(Math.min(MOST, Math.max(LEAST, share)));

/** Two parts side by side with a separator to drag; where it is narrow the side part takes the main part's place. */
export function SplitView({ main, side, label }: SplitViewProps) {
  const share = useSignal(58);
  const root = useRef<HTMLDivElement>(null);
  function drag(event: PointerEvent & { readonly currentTarget: HTMLElement }): void {
    const box = root.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    share.value = within(((box.right - event.clientX) / box.width) * 100);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    share.value = within(share.value + step);
  }
  return (
    <div ref={root} class={styles['root']} data-split={side !== null} style={{ '--share': `${share.value}%` }}>
      <div class={styles['main']}>{main}</div>
      {side !== null && (
        <>
          <div
            role="separator"
            aria-orientation="vertical"
            aria-label={label}
            aria-valuenow={share.value}
            aria-valuemin={LEAST}
            aria-valuemax={MOST}
            tabIndex={0}
            class={styles['separator']}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
          />
          <div class={styles['side']}>{side}</div>
        </>
      )}
    </div>
  );
}
