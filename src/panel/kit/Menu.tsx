import { useSignal } from '@preact/signals';
import { Icon, type IconName } from './Icon.tsx';
import { later } from './later.tsx';
import type { MenuItem, MenuListProps } from './MenuList.tsx';

const MenuList = later(
  () => import('./MenuList.tsx').then((it) => it.MenuList),
  () => null,
);

/** Fetches what menus are drawn by, ahead of the first one. */
export const loadMenus = MenuList.load;

export interface MenuProps {
  readonly title: string;
  readonly icon: IconName;
  readonly testid: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu below it. */
export function Menu({ title, icon, testid, items }: MenuProps) {
  const place = useSignal<MenuListProps['place'] | null>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        data-testid={testid}
        title={title}
        aria-label={title}
        aria-haspopup="menu"
        aria-expanded={place.value !== null}
        onPointerDown={(event) => {
          // An open menu closes when it is pressed beside: the click that follows is not to open it again.
          if (place.value !== null) event.stopPropagation();
        }}
        onClick={({ currentTarget }) => {
          const { right, bottom } = currentTarget.getBoundingClientRect();
          place.value = place.value === null ? { x: right, y: bottom, toLeft: true } : null;
        }}
      >
        <Icon name={icon} />
        <Icon name="down" />
      </button>
      {place.value !== null && (
        <MenuList
          label={title}
          place={place.value}
          groups={[items]}
          close={() => {
            place.value = null;
          }}
        />
      )}
    </>
  );
}
