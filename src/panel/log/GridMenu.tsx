import { type MenuItem, MenuList } from '../kit/MenuList.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { COLUMNS } from '../store/columns.ts';
import { isFoldable, rowKeyOf } from '../store/lines.ts';
import type { ExchangeRow } from '../store/rows.ts';
import { stops } from '../store/summary.ts';
import { say } from '../strings.ts';
import { copyActs } from './copy-acts.ts';

/** Where the list's menu was asked for; without a key it was on the head of the list or beside its rows. */
export interface GridMenuPlace {
  readonly x: number;
  readonly y: number;
  readonly key: string | null;
}

export interface GridMenuProps {
  readonly place: GridMenuPlace;
  readonly close: () => void;
}

/** The menu of a row, or of the columns. */
export function GridMenu({ place, close }: GridMenuProps) {
  const { log } = usePanel();
  const row = place.key === null ? undefined : log.row(rowKeyOf(place.key));
  return row?.kind === 'exchange' ? (
    <RowMenu row={row} place={place} close={close} />
  ) : (
    <ColumnMenu place={place} close={close} />
  );
}

function RowMenu({ row, place, close }: GridMenuProps & { readonly row: ExchangeRow }) {
  const panel = usePanel();
  const t = usePhrase();
  const { view, verbs } = panel;
  const { showInNetwork } = verbs;
  const copies = copyActs(panel, row).map(({ id, isPossible, run }): MenuItem => ({
    title: t(say(`menu_copy_${id}`)),
    testid: `copy-${id}`,
    choose: () => void run(),
    disabled: !isPossible,
    ...(id === 'url' ? { keys: 'Ctrl+C' } : {}),
  }));
  const term = (title: string, testid: string, text: string): MenuItem => ({
    title,
    testid,
    choose: () => view.toggleTerm(text),
  });
  const rules = [...new Set(stops(row.verdict).map(({ rule }) => rule))];
  const filters = [
    term(t(say('menu_only_host', { host: row.host })), 'only-host', `domain:${row.host}`),
    term(t(say('menu_hide_host', { host: row.host })), 'hide-host', `-domain:${row.host}`),
    ...rules.map((rule) => term(t(say('menu_only_rule', { rule })), 'only-rule', `rule:${rule}`)),
  ];
  const isOut = view.expanded.value.has(row.key);
  const others: readonly MenuItem[] = [
    ...(isFoldable(row)
      ? [
          {
            title: t(say(isOut ? 'menu_legs_hide' : 'menu_legs_show')),
            testid: 'fold',
            choose: () => view.expand(row.key, !isOut),
          },
        ]
      : []),
    ...(showInNetwork === null
      ? []
      : [{ title: t(say('show_in_network')), testid: 'in-network', choose: () => showInNetwork(row.url) }]),
    { title: t(say('clear')), testid: 'menu-clear', choose: verbs.clear },
  ];
  return <MenuList label={t(say('menu_row'))} place={place} groups={[copies, filters, others]} close={close} />;
}

function ColumnMenu({ place, close }: GridMenuProps) {
  const { columns } = usePanel();
  const t = usePhrase();
  const switches = COLUMNS.map((column): MenuItem => ({
    title: t(say(`column_${column}`)),
    testid: `choose-${column}`,
    checked: columns.chosen.value.includes(column),
    disabled: column === 'name',
    choose: () => columns.toggle(column),
  }));
  const reset = { title: t(say('menu_columns_reset')), testid: 'columns-reset', choose: columns.reset };
  return <MenuList label={t(say('menu_columns'))} place={place} groups={[switches, [reset]]} close={close} />;
}
