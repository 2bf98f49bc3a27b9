import type { Journal } from './journal.ts';
import type { Probe } from './probe.ts';

export interface AskingOptions {
  readonly probe: Probe;
  /** The tab's panel is there, or will be back: an earlier worker asked its pages. */
  readonly hasPanel: (tabId: number, wasAsked: boolean) => boolean;
  /** Tells the pages of a tab that nobody asks them any more. */
  readonly quiet: (tabId: number) => void;
}

/**
 * Follows a change of who asks: pages are asked while the switch is on and a panel of their tab records.
 * @returns whether any page is asked
 */
export function followAsking(
  journals: ReadonlyMap<number, Journal>,
  { probe, hasPanel, quiet }: AskingOptions,
): boolean {
  for (const [tabId, journal] of journals) {
    const { settings, asked: wasAsked } = journal.state;
    const asked = probe.isOn() && settings.recording && hasPanel(tabId, wasAsked);
    if (asked === wasAsked) continue;
    journal.change({ asked });
    if (!asked) quiet(tabId);
  }
  const someAreAsked = [...journals.values()].some(({ state }) => state.asked);
  void probe.want(someAreAsked);
  return someAreAsked;
}
