import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Menu.module.css';

interface MenuItem {
  readonly title: string;
  readonly testid: string;
  readonly choose: () => void;
}

export interface MenuProps {
  readonly title: string;
  readonly icon: IconName;
  readonly testid: string;
  readonly items: readonly MenuItem[];
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** A button with a menu after the WAI-ARIA pattern: arrow keys move, Esc closes and goes no further. */
export function Menu({ title, icon, testid, items }: MenuProps) {
  const isOpen = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && root.current?.contains(target) !== true) isOpen.value = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);
  useEffect(() => {
    if (isOpen.value) buttons()[0]?.focus();
  }, [isOpen.value]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (event.key === 'Escape') {
      isOpen.value = false;
      root.current?.querySelector('button')?.focus();
    } else if (step !== undefined) {
      const all = buttons();
      const at = all.findIndex((button) => button === document.activeElement);
      all[(at + step + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div ref={root} class={styles['root']}>
      <button
        type="button"
        class="tool"
        data-testid={testid}
        title={title}
        aria-label={title}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <Icon name={icon} />
        <Icon name="down" />
      </button>
      <div
        role="menu"
        tabIndex={-1}
        aria-label={title}
        class={styles['menu']}
        hidden={!isOpen.value}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            key={item.testid}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={styles['item']}
            data-testid={item.testid}
            onClick={() => {
              isOpen.value = false;
              item.choose();
            }}
          >
            {item.title}
          </button>
        ))}
      </div>
    </div>
  );
}
