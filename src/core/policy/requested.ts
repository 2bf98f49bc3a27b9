// What the policy of a site has to gain for its blocked requests.
import type { Because } from '../fix.ts';
import { isSafelistedMethod } from '../fetch/safelist.ts';
import { isToken, tokenList } from '../http/list.ts';
import { snippetEffect } from '../ingress-nginx/snippet.ts';
import type { Failure, FailureKind } from '../verdict.ts';
import { failed } from './conclusion.ts';
import { credentialsPart, hiddenCredentials } from './credentials-part.ts';
import { usualCase } from './header-case.ts';
import type { Given } from './given.ts';
import { elements, words } from './lists.ts';
import type { Member } from './member.ts';
import { type CorsPolicy, ItemSet, type ListChange, type Part, UNCHANGED } from './policy.ts';
import { becauseOf, becauseToday, becauseUnreadable } from './reason.ts';
import { among, onlyWithOf, presentPolicy, reasons } from './needing.ts';
import { presentOrigins } from './present-origins.ts';
import { isCovered, type Site } from './site.ts';

/** The lists that the gateway answers with where none is set. */
export interface Defaults {
  readonly methods: string;
  readonly headers: string;
  /** Whether only the answer to a preflight shows the whole policy; another one is not to be told from an application's. */
  readonly showsOnPreflightOnly: boolean;
}

/**
 * The union of what the blocked requests of a site need.
 * @param blocked those that a change of the policy repairs
 */
export function requestedPolicy(site: Site, blocked: readonly Member[], defaults: Defaults): CorsPolicy {
  if (blocked.length === 0) return UNCHANGED;
  const takers = takersOf(site, blocked);
  return {
    ...UNCHANGED,
    enable: enablePart(site, blocked),
    origins: narrowed(site, blocked) ?? addedOrigins(site, blocked),
    methods: methodList(site, takers, defaults),
    headers: headerList(site, takers, defaults),
    credentials: credentialsPart(site, blocked, takers) ?? hiddenCredentials(site, blocked, defaults),
  };
}

/**
 * The blocked requests, and those that pass today by the application's own answer and whose preflights the controller
 * would answer from now on: because their origin is added, or because it stands in the list that comes into force, or may.
 */
function takersOf(site: Site, blocked: readonly Member[]): readonly Member[] {
  const added = new Set(blocked.filter((member) => !isCovered(site, member)).map(({ origin }) => origin));
  const all = new Set(blocked);
  const isUnseen = site.seen === null && site.given === null;
  const comesIntoForce = site.given === null ? () => isUnseen : presentOrigins(site.given).covers;
  return site.members.filter(
    (member) =>
      all.has(member) || (!isCovered(site, member) && (added.has(member.origin) || comesIntoForce(member.origin))),
  );
}

function enablePart(site: Site, blocked: readonly Member[]): Part<true> | null {
  const expressible = blocked.filter(({ origin }) => origin !== 'null');
  return site.seen !== null || expressible.length === 0 ? null : { value: true, ...reasons(expressible, ORIGIN_KINDS) };
}

const ORIGIN_KINDS: readonly FailureKind[] = [
  'origin-missing',
  'origin-mismatch',
  'origin-invalid',
  'origin-multiple',
  'wildcard-with-credentials',
];

/** The application's or nobody's answer: the origin is not in the list, which cannot be seen. */
function addedOrigins(site: Site, blocked: readonly Member[]): ListChange | null {
  const items = new ItemSet();
  for (const member of blocked) {
    if (isCovered(site, member) || member.origin === 'null') continue;
    items.add(
      member.origin,
      becauseOf(member, among(member, ORIGIN_KINDS) ?? member.failures[0]),
      onlyWithOf(member.failures),
    );
  }
  if (items.items.length === 0) return null;
  if (site.given !== null) return ontoPresent(site.given, items.items);
  const beside = [...site.origins].filter(isSent);
  // Only up to v1.0.4 an answer shows such a value, and it is the whole one.
  const isShown = beside.length < site.origins.size;
  return { from: null, mode: isShown ? 'set' : 'append', beside, add: items.items, because: [], onlyWith: null };
}

/** A browser leaves the default port out, and writes hosts in lower case: an entry with either matches no page. */
const isSent = (origin: string): boolean =>
  origin === origin.toLowerCase() && !/^(?:https:\/\/.*:443|http:\/\/.*:80)$/.test(origin);

/** The list of the reader's own YAML with its refused entries corrected, and the origins that it does not hold yet. */
function ontoPresent(given: Given, wanted: ItemList): ListChange | null {
  const { kept, covers, asItStands } = presentOrigins(given, new Set(wanted.map(({ name }) => name)));
  // A misspelt entry beside it is told, and is not this request's to repair.
  if (wanted.every(({ name }) => asItStands(name))) return null;
  const [there, add] = [wanted.filter(({ name }) => covers(name)), wanted.filter(({ name }) => !covers(name))];
  const corrected = there.filter(({ name }) => !asItStands(name));
  return {
    from: kept.length === 0 ? null : kept.join(', '),
    mode: 'set',
    beside: kept,
    add,
    because: corrected.flatMap(({ because }) => because),
    onlyWith: corrected.every(({ onlyWith }) => onlyWith === 'include') ? 'include' : null,
  };
}

/** `*` with credentials: every origin that was seen to use this Ingress, the passing ones too. */
function narrowed(site: Site, blocked: readonly Member[]): ListChange | null {
  if (site.seen?.wildcard !== true) return null;
  const needing = blocked.filter((member) => failed(member, 'wildcard-with-credentials'));
  if (needing.length === 0) return null;
  const items = new ItemSet();
  const onlyWith = onlyWithOf(needing.flatMap(({ failures }) => failures.filter(isWildcard)));
  for (const member of site.members) {
    if (member.origin === 'null') continue;
    const failure = failed(member, 'wildcard-with-credentials');
    items.add(
      member.origin,
      failure ? becauseOf(member, failure) : becauseToday(member, 'because_origin_kept'),
      onlyWith,
    );
  }
  if (items.items.length === 0) return null;
  if (site.given !== null) return ontoPresent(site.given, items.items);
  return { from: null, mode: 'set', beside: [], add: items.items, because: [], onlyWith: null };
}

const isWildcard = ({ kind }: Failure): boolean => kind === 'wildcard-with-credentials';

function methodList(site: Site, takers: readonly Member[], defaults: Defaults): ListChange | null {
  const { from, because } = startOf(
    presentPolicy(site)?.methods ?? null,
    defaults.methods,
    takers,
    'methods-unparsable',
  );
  const items = missing(takers, new Set(elements(from)), 'method-not-listed', {
    shown: (member) => shownBy(site, member, 'access-control-allow-methods'),
    needed: (member) => [needed(member)],
  });
  return listChange(site, from, items, [...because, ...keptBy(site, takers)]);
}

/**
 * Requests that pass today because the application answers their preflights. The controller will answer them from now on,
 * by lists that cannot be seen and may be short, or without commas and void: the lines have to be there, though the
 * defaults would do.
 */
function keptBy(site: Site, takers: readonly Member[]): readonly Because[] {
  if (presentPolicy(site) !== null) return [];
  const passing = takers.filter(({ failures, preflight }) => failures.length === 0 && preflight !== null);
  return passing.map((member) => becauseToday(member, 'because_answered_today'));
}

/** A lower-case `patch` is for the page to correct: its server knows only `PATCH`. */
const needed = ({ method }: Member): string => method.toUpperCase();

function headerList(site: Site, takers: readonly Member[], defaults: Defaults): ListChange | null {
  const { from, because } = startOf(
    presentPolicy(site)?.headers ?? null,
    defaults.headers,
    takers,
    'headers-unparsable',
  );
  const present = new Set([...elements(from), ...addedBySnippet(site)].map((name) => name.toLowerCase()));
  const items = missing(takers, present, 'header-not-listed', {
    shown: (member) => shownBy(site, member, 'access-control-allow-headers').map((name) => name.toLowerCase()),
    needed: ({ headers }) => headers,
  });
  const named = items.map((item) => ({ ...item, name: usualCase(item.name) }));
  return listChange(site, from, named, [...because, ...keptBy(site, takers)]);
}

/** What a snippet of the reader's own YAML puts beside the list on every preflight. */
const addedBySnippet = ({ given }: Site): readonly string[] =>
  snippetEffect(given?.object.annotations ?? {}, 'OPTIONS', null).added.flatMap(({ line: [name, value] }) =>
    name.toLowerCase() === 'access-control-allow-headers' ? elements(value) : [],
  );

/** The list to start from; one that no browser can read gets commas, which every request with a preflight needs. */
function startOf(
  shown: string | null,
  byDefault: string,
  takers: readonly Member[],
  kind: 'methods-unparsable' | 'headers-unparsable',
): { readonly from: string; readonly because: readonly Because[] } {
  if (shown === null) return { from: byDefault, because: [] };
  if (elements(shown).every(isToken)) return { from: shown, because: [] };
  const meeting = takers.filter(({ preflight }) => preflight !== null);
  return { from: words(shown).join(', '), because: meeting.map((member) => becauseUnreadable(member, kind, shown)) };
}

type ItemList = ListChange['add'];

/** The names that a request is about, and those that the application lists beside them today. */
interface Asked {
  readonly shown: (member: Member) => readonly string[];
  readonly needed: (member: Member) => readonly string[];
}

function missing(
  takers: readonly Member[],
  present: ReadonlySet<string>,
  kind: 'method-not-listed' | 'header-not-listed',
  asked: Asked,
): ItemList {
  const items = new ItemSet();
  const isMissing = (name: string): boolean => !present.has(name) && !isSafelistedMethod(name);
  for (const member of takers) {
    const own = asked.needed(member);
    const all = new Set([...asked.shown(member), ...own].filter(isMissing));
    for (const name of all) {
      const failure = member.failures.find((it) => it.kind === kind && it.needed?.toLowerCase() === name.toLowerCase());
      const because = own.includes(name)
        ? becauseOf(member, failure ?? member.failures[0], name)
        : becauseToday(member, 'because_listed_today');
      items.add(name, because, failure?.onlyWith === 'include' ? 'include' : null);
    }
  }
  return items.items;
}

/**
 * What the application allows today, where it answers preflights itself: a new list must not take it away. A list that no
 * browser can read allows nothing.
 */
function shownBy(site: Site, { preflight }: Member, name: string): readonly string[] {
  const list = site.seen === null ? tokenList(preflight?.leg.response?.headers ?? [], name) : null;
  return list === null || 'malformed' in list ? [] : list.tokens.filter((token) => token !== '*');
}

/** Where the Ingress shows its list that is the value to start from; elsewhere the reader has to look. */
function listChange(site: Site, from: string, add: ItemList, because: readonly Because[]): ListChange | null {
  if (add.length + because.length === 0) return null;
  return { from, mode: presentPolicy(site) === null ? 'append' : 'set', beside: [], add, because, onlyWith: null };
}
