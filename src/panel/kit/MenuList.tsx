import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly title: string;
  readonly testid: string;
  readonly choose: () => void;
  /** A switch: on or off. */
  readonly checked?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly disabled?: boolean;
}

export interface MenuListProps {
  readonly label: string;
  /** Pixels in the window: where the menu begins, or ends where it opens to the left. */
  readonly place: { readonly x: number; readonly y: number; readonly toLeft?: boolean };
  /** Groups, with a line between them. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly close: () => void;
}

const MARGIN = 4;

/** An open menu after the WAI-ARIA pattern: arrows, Home, End and first letters move, Esc closes and goes no further. */
export function MenuList({ label, place, groups, close }: MenuListProps) {
  const root = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ];

  useLayoutEffect(() => {
    const menu = root.current;
    if (menu === null) return;
    const { width, height } = menu.getBoundingClientRect();
    const left = Math.min(place.toLeft === true ? place.x - width : place.x, innerWidth - width - MARGIN);
    const top = Math.min(place.y, innerHeight - height - MARGIN);
    menu.style.left = `${Math.max(MARGIN, left)}px`;
    menu.style.top = `${Math.max(MARGIN, top)}px`;
  }, [place]);
  // Before it is seen: the next key is the menu's.
  useLayoutEffect(() => {
    const before = document.activeElement;
    buttons()[0]?.focus();
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && root.current?.contains(target) !== true) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    // What it was opened at is somewhere else then.
    addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      removeEventListener('resize', close);
    };
  }, [close]);

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    if (key === 'Escape' || key === 'Tab') close();
    else if (key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (key === 'ArrowUp') all.at(at - 1)?.focus();
    else if (key === 'Home' || key === 'End') all.at(key === 'Home' ? 0 : -1)?.focus();
    else if (key.length === 1 && key !== ' ') {
      const begins = (button: HTMLElement): boolean => button.innerText.toLowerCase().startsWith(key.toLowerCase());
      [...all.slice(at + 1), ...all].find(begins)?.focus();
    } else if (key !== 'Enter' && key !== ' ') return;
    // What is chosen is the button's own business, and no other key is anybody else's.
    if (key !== 'Enter' && key !== ' ') event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div
      ref={root}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      class={styles['menu']}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {groups.map((group, index) => (
        <div key={index} role="group" class={styles['group']}>
          {group.map((item) => (
            <Item key={item.testid} item={item} close={close} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Item({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  const { title, testid, choose, checked, keys, disabled = false } = item;
  const kind =
    checked === undefined
      ? { role: 'menuitem' as const }
      : { role: 'menuitemcheckbox' as const, 'aria-checked': checked };
  return (
    <button
      type="button"
      {...kind}
      tabIndex={-1}
      class={styles['item']}
      data-testid={testid}
      disabled={disabled}
      onClick={() => {
        close();
        choose();
      }}
    >
      {checked !== undefined && <span class={styles['check']}>{checked && <Icon name="allowed" />}</span>}
      <span>{title}</span>
      {keys !== undefined && <kbd class={styles['keys']}>{keys}</kbd>}
    </button>
  );
}
