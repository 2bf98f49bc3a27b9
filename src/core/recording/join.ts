// Joins what the page says of its calls with the requests that the browser shows: two streams, either may be ahead.
import { answers, isOfElement, JOIN_WINDOW, momentOf } from './answers.ts';
import type { Call, Caller } from './call.ts';
import type { Draft } from './draft.ts';

/** What must outlive the worker: calls that still wait for their request, and ended requests for their call. */
export interface JoinState {
  readonly calls: readonly Call[];
  readonly ended: readonly Draft[];
  /** The ids of requests that go on. */
  readonly open: readonly string[];
}

/** `began` (of an element's load: when it has failed), `said` and `dropped` give the drafts whose answer changed: `draft.told` is what the page said of it. */
export interface Join {
  readonly began: (draft: Draft) => readonly Draft[];
  readonly said: (call: Call) => readonly Draft[];
  /** It is a preflight: no page calls for one. */
  readonly dropped: (draft: Draft) => readonly Draft[];
  readonly save: () => JoinState;
}

/** Calls and requests of one document, method and address, close together in time; each list in its own order. */
interface Group {
  readonly calls: readonly Call[];
  readonly drafts: readonly Draft[];
  /** The time of the latest one. */
  readonly last: number;
}

/** Bounds what a page that calls without end can make us keep. */
const CALL_LIMIT = 1000;

/** @param open the requests that have begun and not ended, in that order; of a saved join those that it named count */
export function createJoin(open: readonly Draft[], saved?: JoinState): Join {
  // In order of their latest change.
  const groups = new Map<string, Group>();
  let callCount = 0;

  function put(key: string, group: Group | null): void {
    callCount += (group?.calls.length ?? 0) - (groups.get(key)?.calls.length ?? 0);
    // Away first, for it to come last.
    groups.delete(key);
    if (group !== null) groups.set(key, group);
  }
  function add(key: string, time: number, calls: readonly Call[], drafts: readonly Draft[]): readonly Draft[] {
    for (const [old, { last }] of groups) {
      if (time - last <= JOIN_WINDOW && callCount < CALL_LIMIT) break;
      put(old, null);
    }
    const known = groups.get(key) ?? { calls: [], drafts: [], last: time };
    return settle(key, {
      calls: [...known.calls, ...calls],
      drafts: [...known.drafts, ...drafts],
      last: Math.max(known.last, time),
    });
  }
  /** Answers what can be answered now, and lets go what is decided. */
  function settle(key: string, group: Group): readonly Draft[] {
    const told = answers(group.calls, group.drafts);
    const changed = group.drafts.filter((draft, index) => draft.told !== told[index]);
    for (const [index, draft] of group.drafts.entries()) draft.told = told[index] ?? null;
    put(key, withoutOld(group));
    return changed;
  }

  const join: Join = {
    began: (draft) => add(keyOfDraft(draft), momentOf(draft), [], [draft]),
    said: (call) => add(keyOfCall(call), call.time, [call], []),
    dropped(draft) {
      const key = keyOfDraft(draft);
      const group = groups.get(key);
      if (group === undefined) return [];
      return settle(key, { ...group, drafts: group.drafts.filter(({ id }) => id !== draft.id) });
    },
    save() {
      const left = [...groups.values()].map(unfinished);
      const drafts = left.flatMap((group) => group.drafts);
      return {
        calls: left.flatMap((group) => group.calls),
        ended: drafts.filter(({ endTime }) => endTime !== null),
        open: drafts.filter(({ endTime }) => endTime === null).map(({ id }) => id),
      };
    },
  };
  const waiting = new Set(saved?.open ?? open.map(({ id }) => id));
  const drafts = [...(saved?.ended ?? []), ...open.filter(({ id }) => waiting.has(id))];
  for (const draft of drafts.toSorted((a, b) => momentOf(a) - momentOf(b))) join.began(draft);
  for (const call of saved?.calls ?? []) join.said(call);
  return join;
}

/** What is older than any request that could still come leaves the group, and each call with its request. */
function withoutOld({ calls, drafts, last }: Group): Group {
  const isRecent = (time: number): boolean => time >= last - JOIN_WINDOW;
  const kept = drafts.filter((draft) => isRecent(momentOf(draft)));
  const answering = new Set(kept.map(({ told }) => told));
  return { calls: calls.filter((call) => isRecent(call.time) || answering.has(call)), drafts: kept, last };
}

const isDone = ({ told, endTime }: Draft): boolean => told !== null && endTime !== null;

/** Without the ended requests that have their answer, and the calls that gave it: nothing can change them any more. */
function unfinished({ calls, drafts, last }: Group): Group {
  const answering = new Set(drafts.filter(isDone).map(({ told }) => told));
  return {
    calls: calls.filter((call) => !answering.has(call)),
    drafts: drafts.filter((draft) => !isDone(draft)),
    last,
  };
}

/** A policy of the page or of the server (HSTS) may lift http to https on the way. */
const nameOf = (place: string, method: string, url: string): string =>
  `${place} ${method} ${url.replace(/^https?:/, '')}`;
const placeOf = ({ documentId, tabId, frameId }: Caller, ofElement: boolean): string =>
  `${ofElement ? 'element ' : ''}${documentId ?? `${tabId}:${frameId}`}`;
const keyOfCall = ({ caller, method, url, ofElement }: Call): string =>
  nameOf(placeOf(caller, ofElement === true), method, url);
const keyOfDraft = (draft: Draft): string =>
  nameOf(placeOf(draft, isOfElement(draft)), draft.called.method, draft.called.url);
