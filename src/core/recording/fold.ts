import type { Browser, Exchange, HeaderLines, Outcome } from '../exchange.ts';
import { isOfElement } from './answers.ts';
import type { Call } from './call.ts';
import { currentLeg, type Draft, draftOf, exchangeOf, isOver, legOf } from './draft.ts';
import type { Details, WebRequestEvent } from './events.ts';
import { createJoin, type Join, type JoinState } from './join.ts';
import { createLines, type ReadLines } from './lines.ts';
import { askedBy, ownerOf } from './pairing.ts';

/** An exchange that an event changed, and the tab it belongs to. */
export interface Change {
  readonly tabId: number;
  readonly exchange: Exchange;
}

/** What must outlive the worker: the open exchanges and, while pages are asked, what has no answer yet. */
export interface FoldState {
  readonly drafts: readonly Draft[];
  readonly join?: JoinState;
}

/** From events to exchanges. Pure but for its own state: the background, a test and a recorded file share it. */
export interface Fold {
  /**
   * The exchanges that these events changed, each once and whole, as it is after the last of them; none that cannot be
   * shown yet.
   */
  push(events: readonly WebRequestEvent[]): readonly Change[];
  /** Whether pages are asked for their calls: requests that begin from now on wait for an answer. */
  expectCalls(expected: boolean): void;
  /** The exchanges that a page's word changed; they may have ended. */
  hear(call: Call): readonly Change[];
  save(): FoldState;
}

/** A font load first probes the cache under another requestId; that probe is no request (measured). */
const CACHE_PROBE = 'net::ERR_CACHE_MISS';

/** Requests that never end, such as those of a page that opens streams without end, must not be kept without end. */
const OPEN_LIMIT = 5000;

export function createFold(browser: Browser, saved?: FoldState): Fold {
  // In order of their current hop's onBeforeRequest: the order in which preflights are paired.
  const drafts = new Map((saved?.drafts ?? []).map((draft) => [draft.id, draft]));
  const ownerOfPreflight = new Map<string, Draft>();
  for (const draft of drafts.values()) for (const id of Object.keys(draft.preflights)) ownerOfPreflight.set(id, draft);

  const lines = createLines();
  let join: Join | null = saved?.join === undefined ? null : createJoin(saved.drafts, saved.join);

  const shown = (draft: Draft): readonly Change[] =>
    isShown(draft) ? [{ tabId: draft.tabId, exchange: exchangeOf(draft, browser) }] : [];
  const changed = (draft: Draft): readonly Draft[] => {
    if (isOver(draft)) drafts.delete(draft.id);
    return [draft];
  };

  function pair(preflight: Draft, details: Details): readonly Draft[] {
    const headers = lines(details.requestHeaders ?? []);
    const asked = askedBy(details.method, headers);
    if (asked === null) return [];
    drafts.delete(preflight.id);
    const answered = join?.dropped(preflight) ?? [];
    const owner = ownerOf(preflight, asked, drafts.values(), browser) ?? orphan(preflight);
    const index = Math.max(0, owner.legs.length - 1);
    owner.legs.splice(index, 0, { ...legOf('preflight', details), requestHeaders: headers });
    owner.preflights[preflight.id] = index;
    owner.preflighted = true;
    ownerOfPreflight.set(preflight.id, owner);
    return [...answered, ...changed(owner)];
  }

  /** A preflight whose request was made before the capture began: an exchange of its own. */
  function orphan(preflight: Draft): Draft {
    preflight.legs = [];
    drafts.set(preflight.id, preflight);
    return preflight;
  }

  function ofPreflight(owner: Draft, event: WebRequestEvent['event'], details: Details): readonly Draft[] {
    const leg = owner.legs[owner.preflights[details.requestId] ?? -1];
    if (leg === undefined) return [];
    if (event === 'onHeadersReceived' || event === 'onResponseStarted') respond(leg, details, lines);
    if (event === 'onErrorOccurred') leg.error = details.error ?? null;
    if (event === 'onCompleted' || event === 'onErrorOccurred') {
      delete owner.preflights[details.requestId];
      ownerOfPreflight.delete(details.requestId);
      if (owner.id === details.requestId) {
        owner.outcome = 'unknown';
        owner.endTime = details.timeStamp;
      }
    }
    return changed(owner);
  }

  /** It stays as it was last told. */
  function drop(oldest: Draft | undefined): void {
    if (oldest === undefined) return;
    drafts.delete(oldest.id);
    for (const id of Object.keys(oldest.preflights)) ownerOfPreflight.delete(id);
  }

  function begin(details: Details): readonly Draft[] {
    const draft = drafts.get(details.requestId);
    if (draft === undefined) {
      const fresh = draftOf(details);
      drafts.set(fresh.id, fresh);
      if (drafts.size > OPEN_LIMIT) drop(drafts.values().next().value);
      const answered = isCalled(fresh) ? (join?.began(fresh) ?? []) : [];
      return [...answered.filter((other) => other !== fresh), ...changed(fresh)];
    }
    nextHop(draft, details);
    drafts.delete(draft.id);
    drafts.set(draft.id, draft);
    return changed(draft);
  }

  function touch({ event, details }: WebRequestEvent): readonly Draft[] {
    const owner = ownerOfPreflight.get(details.requestId);
    if (owner !== undefined) return ofPreflight(owner, event, details);
    if (event === 'onBeforeRequest') return begin(details);
    const draft = drafts.get(details.requestId);
    const leg = draft === undefined ? undefined : currentLeg(draft);
    if (draft === undefined || leg === undefined) return [];
    if (event === 'onBeforeSendHeaders') {
      const paired = pair(draft, details);
      if (paired.length > 0 || !drafts.has(draft.id)) return paired;
    }
    if (event === 'onErrorOccurred' && details.error === CACHE_PROBE) {
      drafts.delete(draft.id);
      return [];
    }
    apply(draft, leg, event, details, { browser, lines });
    const isFailed = draft.endTime !== null && draft.outcome !== 'allowed' && isOfElement(draft);
    const answered = isFailed ? (join?.began(draft) ?? []) : [];
    return [...answered.filter((other) => other !== draft), ...changed(draft)];
  }

  return {
    push: (events) => [...new Set(events.flatMap(touch))].flatMap(shown),
    expectCalls(expected) {
      join = expected ? (join ?? createJoin([...drafts.values()].filter(isCalled))) : null;
    },
    hear: (call) => (join?.said(call) ?? []).flatMap(shown),
    save: () => ({ drafts: [...drafts.values()], ...(join === null ? {} : { join: join.save() }) }),
  };
}

/** Made by fetch, XMLHttpRequest or EventSource in a document: what a page can be asked for. */
const isCalled = ({ type, tabId }: Draft): boolean => type === 'xmlhttprequest' && tabId >= 0;

type Leg = NonNullable<ReturnType<typeof currentLeg>>;

/**
 * Effective headers (onResponseStarted: after other extensions' edits) come over those of the wire. Status 0 is Firefox's
 * word for a response that never came, or for a redirect that it does not follow: it tells nothing of the answer.
 */
function respond(leg: Leg, details: Details, lines: ReadLines): void {
  if (details.statusCode === 0) return;
  const before = leg.response;
  const headers = details.responseHeaders === undefined ? undefined : lines(details.responseHeaders);
  const isEdited = before !== null && headers !== undefined && corsText(before.headers) !== corsText(headers);
  const wireHeaders = before?.wireHeaders ?? (isEdited ? before.headers : undefined);
  leg.response = {
    status: details.statusCode ?? before?.status ?? 0,
    headers: headers ?? before?.headers ?? [],
    fromCache: details.fromCache ?? before?.fromCache ?? false,
    ...(wireHeaders === undefined ? {} : { wireHeaders }),
  };
}

/** The headers that CORS reads, for comparison: other headers differ between two events without an edit. */
const corsText = (headers: HeaderLines): string =>
  headers
    .filter(([name]) => /^access-control-/i.test(name))
    .map(([name, value]) => `${name.toLowerCase()}:${value}`)
    .toSorted()
    .join('\n');

interface Reading {
  readonly browser: Browser;
  readonly lines: ReadLines;
}

function apply(
  draft: Draft,
  leg: Leg,
  event: WebRequestEvent['event'],
  details: Details,
  { browser, lines }: Reading,
): void {
  switch (event) {
    case 'onBeforeRequest':
      return;
    case 'onBeforeRedirect':
      // Firefox's word for a request that a service worker took, and the last one on it (measured).
      if (leg.response !== null || details.redirectUrl !== details.url) return;
      draft.outcome = 'unknown';
      draft.endTime = details.timeStamp;
      return;
    case 'onBeforeSendHeaders':
      leg.requestHeaders = lines(details.requestHeaders ?? []);
      return;
    case 'onHeadersReceived':
      respond(leg, details, lines);
      return;
    case 'onResponseStarted':
      respond(leg, details, lines);
      draft.started = true;
      // A stream may stay open for hours: that it started is all that CORS decides. In Firefox it proves nothing.
      if (browser !== 'firefox') draft.outcome = 'allowed';
      return;
    case 'onCompleted':
    case 'onErrorOccurred':
      leg.error = details.error ?? null;
      draft.outcome = outcomeOf(draft, event, leg.error, browser);
      draft.endTime = details.timeStamp;
  }
}

function outcomeOf(draft: Draft, event: WebRequestEvent['event'], error: string | null, browser: Browser): Outcome {
  if (event === 'onCompleted') return browser === 'firefox' ? 'unknown' : 'allowed';
  // After the response has started an error concerns the body only: never CORS (measured).
  if (draft.started && browser !== 'firefox') return 'allowed';
  return error === 'net::ERR_ABORTED' || error === 'NS_BINDING_ABORTED' ? 'unknown' : 'blocked';
}

/** A redirect without a response is the browser's own (HSTS, another extension): the leg is sent elsewhere, no hop. */
function nextHop(draft: Draft, details: Details): void {
  const leg = currentLeg(draft);
  if (leg !== undefined && leg.response === null) draft.legs.pop();
  draft.legs.push(legOf('request', details));
  draft.preflighted = false;
}

/** An OPTIONS may turn out to be a preflight, a font load a cache probe: neither is shown before that is known. */
function isShown(draft: Draft): boolean {
  const leg = currentLeg(draft);
  if (leg === undefined) return false;
  const undecided =
    leg.method === 'OPTIONS' ? leg.requestHeaders === null : draft.type === 'font' && leg.response === null;
  return !undecided || draft.endTime !== null || draft.legs.length > 1;
}
