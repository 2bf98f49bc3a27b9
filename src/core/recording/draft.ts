import type { Browser, Exchange, HeaderLines, LegResponse, Outcome } from '../exchange.ts';
import { originOf } from '../http/origin.ts';
import type { Call } from './call.ts';
import type { Details } from './events.ts';
import { credentialsOf, modeOf } from './evidence.ts';

interface DraftLeg {
  role: 'preflight' | 'request';
  url: string;
  method: string;
  requestHeaders: HeaderLines | null;
  response: LegResponse | null;
  error: string | null;
}

/** An exchange while its events come in. Plain data, so that it survives the worker in storage. */
export interface Draft {
  readonly id: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string | null;
  readonly pageOrigin: string;
  readonly type: string;
  readonly startTime: number;
  /** What the page called for, whatever became of it. */
  readonly called: { readonly url: string; readonly method: string };
  /** The page's own account of the call. */
  told: Call | null;
  legs: DraftLeg[];
  /** The preflights of this exchange that have not ended, by their own requestId: index of their leg. */
  preflights: Record<string, number>;
  /** The current hop has its preflight. */
  preflighted: boolean;
  /** The browser passed a response on to the page. */
  started: boolean;
  outcome: Outcome;
  endTime: number | null;
}

export function draftOf(details: Details): Draft {
  const leg = legOf('request', details);
  return {
    id: details.requestId,
    tabId: details.tabId,
    frameId: details.frameId,
    documentId: details.documentId ?? null,
    pageOrigin: details.initiator ?? (details.originUrl === undefined ? 'null' : originOf(details.originUrl)),
    type: details.type,
    startTime: details.timeStamp,
    called: { url: leg.url, method: leg.method },
    told: null,
    legs: [leg],
    preflights: {},
    preflighted: false,
    started: false,
    outcome: 'pending',
    endTime: null,
  };
}

export function legOf(role: DraftLeg['role'], { url, method }: Details): DraftLeg {
  const [withoutFragment = url] = url.split('#', 1);
  return { role, url: withoutFragment, method, requestHeaders: null, response: null, error: null };
}

/** The request leg of the current hop: always the last one. */
export const currentLeg = (draft: Draft): DraftLeg | undefined => draft.legs.at(-1);

export const isOver = (draft: Draft): boolean => draft.endTime !== null && Object.keys(draft.preflights).length === 0;

/** The exchange as far as it is known. */
export function exchangeOf(draft: Draft, browser: Browser): Exchange {
  return {
    id: draft.id,
    browser,
    pageOrigin: draft.pageOrigin,
    resourceType: draft.type,
    mode: modeOf(draft),
    credentials: credentialsOf(draft),
    ...(draft.told === null ? {} : { redirectMode: draft.told.redirect }),
    ...(draft.told === null || draft.told.stack === '' ? {} : { stack: draft.told.stack }),
    legs: draft.legs.map((leg) => ({ ...leg })),
    outcome: draft.outcome,
    startTime: draft.startTime,
    duration: draft.endTime === null ? null : draft.endTime - draft.startTime,
  };
}
