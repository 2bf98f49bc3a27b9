// Response headers that a script is to read: an improvement, no repair.
import { becauseUnexposed } from './reason.ts';
import { elements } from './lists.ts';
import type { Member } from './member.ts';
import { ItemSet, type ListChange } from './policy.ts';
import { usualCase } from './header-case.ts';
import { isCovered, type Site } from './site.ts';

/** A response header that the page's author wants to read. */
export interface Exposure {
  /** Exchange id. */
  readonly exchange: string;
  readonly header: string;
}

export interface Exposed {
  readonly list: ListChange;
  readonly members: readonly Member[];
}

/**
 * What has to be exposed at a site, on top of what it exposes; `null` when nothing has. Only where the controller answers
 * CORS: elsewhere the application has to.
 * @param asked further headers that the reader has asked for
 */
export function exposureAt(site: Site, asked: readonly Exposure[]): Exposed | null {
  if (site.seen === null) return null;
  const wanted = site.members
    .filter((member) => member.verdict.result === 'allowed' && isCovered(site, member))
    .map((member) => ({ member, names: wantedOf(member, asked) }))
    .filter(({ names }) => names.length > 0);
  if (wanted.length === 0) return null;
  const shown = [site.seen.expose ?? '', ...wanted.map(({ member }) => foundOn(member))];
  const from = shown.find((list) => list !== '') ?? null;
  const present = new Set(elements(from ?? '').map((name) => name.toLowerCase()));
  const items = new ItemSet();
  for (const { member, names } of wanted) {
    for (const name of [...elements(foundOn(member)), ...names]) {
      if (!present.has(name.toLowerCase())) items.add(spelt(name), becauseUnexposed(member, spelt(name)));
    }
  }
  if (items.items.length === 0) return null;
  const list: ListChange = { from, mode: 'set', beside: [], add: items.items, because: [], onlyWith: null };
  return { list, members: wanted.map(({ member }) => member) };
}

/** As its server writes it; HTTP/2 has lower case only. */
const spelt = (name: string): string => (name === name.toLowerCase() ? usualCase(name) : name);

const adviceOn = ({ verdict, request }: Member): Readonly<Record<string, string>> | undefined =>
  verdict.advice.find(({ id, leg }) => id === 'response-header-not-exposed' && leg === request?.index)?.values;

const foundOn = (member: Member): string => adviceOn(member)?.['found'] ?? '';

function wantedOf(member: Member, asked: readonly Exposure[]): readonly string[] {
  const own = asked.filter(({ exchange }) => exchange === member.exchange.id).map(({ header }) => header);
  return [...elements(adviceOn(member)?.['names'] ?? ''), ...own];
}
