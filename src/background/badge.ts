// The extension's icon says how many requests of a tab CORS blocked, as its panel counts them.
import { createLink } from '../bridge/link.ts';
import type { NamedPort } from '../bridge/neighbour.ts';
import { readPortName, type ToBackground, type ToPanel } from '../bridge/protocol.ts';

/** What a badge needs of `browser.action`. */
export interface BadgeAction {
  setBadgeText(details: { readonly tabId: number; readonly text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { readonly color: string }): Promise<void>;
}

/** A badge has room for four characters. */
const MOST = 999;
const RED = '#b3261e';

const textOf = (count: number): string => (count > MOST ? `${MOST}+` : String(count || ''));

/** What a badge needs of `browser.tabs.onUpdated`. */
export interface TabUpdates {
  addListener(listener: TabListener): void;
  removeListener(listener: TabListener): void;
}
type TabListener = (tabId: number, change: { readonly status?: string | undefined }) => void;

/**
 * Shows on the icon what the panel at the other end of a port counts, until that port closes.
 *
 * A browser takes a badge away when its tab navigates, and no event says that it has: DevTools may tell of a navigation
 * before (seen in Chromium 156 on a busy machine). So it is shown again as the tab loads, and once it has loaded.
 */
export function showCount(port: NamedPort, action: BadgeAction, updates: TabUpdates): void {
  const served = readPortName(port.name);
  if (served === undefined) return;
  const { tabId } = served;
  let text = '';
  // A tab that has closed has no icon any more.
  const show = (): void => void action.setBadgeText({ tabId, text }).catch(() => {});
  const update: TabListener = (updated, { status }) => {
    if (updated === tabId && status !== undefined) show();
  };
  function count(blocked: number): void {
    // Nobody is woken for a tab in which nothing is blocked.
    if (blocked > 0 && text === '') updates.addListener(update);
    if (blocked === 0) updates.removeListener(update);
    text = textOf(blocked);
    show();
  }
  void action.setBadgeBackgroundColor({ color: RED });
  createLink<ToPanel, ToBackground>(port, (message) => {
    if (message.name === 'blocked') count(message.body.count);
  });
  port.onDisconnect.addListener(() => count(0));
}
