import type { ComponentChildren } from 'preact';
import styles from './Tabs.module.css';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
  /** The id of the element that shows the chosen tab's contents. */
  readonly controls: string;
  readonly children?: ComponentChildren;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs after the WAI-ARIA pattern: one tab stop, arrow keys choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, choose, controls, children }: TabsProps<Id>) {
  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex(({ id }) => id === chosen);
    const next = (at + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    choose(tab.id);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  }
  return (
    <div class={styles['bar']}>
      <div role="tablist" tabIndex={-1} aria-label={label} class={styles['tabs']} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class={styles['tab']}
            data-testid={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls={controls}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
