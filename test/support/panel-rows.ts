import type { Frame } from 'puppeteer-core';
import { until } from './until.ts';

/** What a row of the panel's list says of itself. */
export interface PanelRow {
  readonly url: string;
  readonly result: string;
  readonly rule: string;
  readonly chromium: string;
}

/** The expression that reads the rows; the same in both browsers. */
export const readRows = `JSON.stringify([...document.querySelectorAll('[data-testid="row"]')].map(({ dataset }) => ({
  url: dataset.url ?? '', result: dataset.result ?? '', rule: dataset.rule ?? '', chromium: dataset.chromium ?? '' })))`;

const isRows = (value: unknown): value is readonly PanelRow[] => Array.isArray(value);

/** The rows in the list's order. */
export function parseRows(text: unknown): readonly PanelRow[] {
  const rows: unknown = JSON.parse(String(text));
  return isRows(rows) ? rows : [];
}

/** The row of a request, once it has ended. */
export const settledRow = (panel: Frame, url: string): Promise<PanelRow> => rowOf(panel, url, ['pending']);

/** The same once one reading is left: what the page says of its request may come after it has ended. */
export const decidedRow = (panel: Frame, url: string): Promise<PanelRow> => rowOf(panel, url, ['pending', 'ambiguous']);

const rowOf = (panel: Frame, url: string, before: readonly string[]): Promise<PanelRow> =>
  until(`the panel shows ${url}`, async () =>
    parseRows(await panel.evaluate(readRows)).find((row) => row.url === url && !before.includes(row.result)),
  );
