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

/**
 * Shows on the icon what the panel at the other end of a port counts, until that port closes. Browsers take it away
 * themselves when the tab navigates.
 */
export function showCount(port: NamedPort, action: BadgeAction): void {
  const served = readPortName(port.name);
  if (served === undefined) return;
  const { tabId } = served;
  // A tab that has closed has no icon any more.
  const show = (text: string): void => void action.setBadgeText({ tabId, text }).catch(() => {});
  void action.setBadgeBackgroundColor({ color: RED });
  createLink<ToPanel, ToBackground>(port, (message) => {
    if (message.name === 'blocked') show(textOf(message.body.count));
  });
  port.onDisconnect.addListener(() => show(''));
}
