// Who listens: the ports of DevTools pages and panels, by tab.
import { createLink, type Sender } from '../bridge/link.ts';
import type { NamedPort } from '../bridge/neighbour.ts';
import {
  type Envelope,
  type PortRole,
  readPortName,
  type ServedPort,
  type ToBackground,
  type ToPanel,
} from '../bridge/protocol.ts';

export interface AudienceOptions {
  /** A port came; what it is told first goes through `link`. */
  readonly joined: (served: ServedPort, link: Sender<ToPanel>) => void;
  /** A port has gone; it was the last one of its tab unless `listens`. */
  readonly left: (tabId: number) => void;
  readonly heard: (tabId: number, message: Envelope<ToBackground>) => void;
}

export interface Audience {
  /** Takes a port in; ports with foreign names are closed. */
  readonly add: (port: NamedPort) => void;
  readonly listens: (tabId: number) => boolean;
  readonly has: (tabId: number, role: PortRole) => boolean;
  readonly isEmpty: () => boolean;
  /** Says something to every panel of the tab. */
  readonly tell: <Name extends keyof ToPanel>(tabId: number, name: Name, body: ToPanel[Name]) => void;
}

export function createAudience({ joined, left, heard }: AudienceOptions): Audience {
  const links = new Map<number, Map<Sender<ToPanel>, PortRole>>();
  return {
    add(port) {
      const served = readPortName(port.name);
      if (served === undefined) {
        port.disconnect();
        return;
      }
      const { tabId, role } = served;
      const link = createLink<ToPanel, ToBackground>(port, (message) => heard(tabId, message));
      const ofTab = links.get(tabId) ?? new Map<Sender<ToPanel>, PortRole>();
      links.set(tabId, ofTab.set(link, role));
      port.onDisconnect.addListener(() => {
        ofTab.delete(link);
        if (ofTab.size === 0) links.delete(tabId);
        left(tabId);
      });
      joined(served, link);
    },
    isEmpty: () => links.size === 0,
    listens: (tabId) => links.has(tabId),
    has: (tabId, role) => [...(links.get(tabId)?.values() ?? [])].includes(role),
    tell(tabId, name, body) {
      for (const [link, role] of links.get(tabId) ?? []) if (role === 'panel') link.send(name, body);
    },
  };
}
