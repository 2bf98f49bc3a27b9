// The parts of HAR 1.2, and of what browsers add to it, that are used; read defensively: a HAR is anybody's file.

export interface HarHeader {
  readonly name: string;
  readonly value: string;
}

/** One entry as a browser exports it. */
export interface HarEntry {
  readonly pageref: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** Milliseconds. */
  readonly time: number;
  readonly url: string;
  readonly method: string;
  readonly requestHeaders: readonly HarHeader[];
  readonly responseHeaders: readonly HarHeader[];
  readonly status: number;
  /** Chromium's `_resourceType`; empty elsewhere. */
  readonly type: string;
  /** Chromium's `response._error`; empty when nothing failed. */
  readonly error: string;
  readonly fromCache: boolean;
}

export interface HarLog {
  /** The program that wrote it. */
  readonly creator: string;
  /** Page id → its title, which Chromium fills with the URL. */
  readonly pages: ReadonlyMap<string, string>;
  readonly entries: readonly HarEntry[];
}

/** Why a text is no HAR file; the message is one sentence that says what is missing. */
export class NotHar extends Error {
  override readonly name = 'NotHar';
}

/** Reads a HAR file's text. Throws {@link NotHar}; an entry without a URL is left out. */
export function parseHar(text: string): HarLog {
  const log = field(parsed(text), 'log');
  const entries = field(log, 'entries');
  if (!Array.isArray(entries)) throw new NotHar('it is JSON, but it has no "log" with "entries".');
  const pages = list(field(log, 'pages')).map((page): [string, string] => [string(page, 'id'), string(page, 'title')]);
  const creator = `${string(field(log, 'browser'), 'name')} ${string(field(log, 'creator'), 'name')}`;
  return {
    creator,
    pages: new Map(pages),
    entries: list(entries)
      .map(entryOf)
      .filter(({ url }) => url !== ''),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotHar(`it is not JSON (${error instanceof Error ? error.message : 'unreadable'}).`);
  }
}

function entryOf(entry: unknown): HarEntry {
  const request = field(entry, 'request');
  const response = field(entry, 'response');
  return {
    pageref: string(entry, 'pageref'),
    started: instant(string(entry, 'startedDateTime')),
    time: number(entry, 'time'),
    url: string(request, 'url'),
    method: string(request, 'method'),
    requestHeaders: headersOf(request),
    responseHeaders: headersOf(response),
    status: number(response, 'status'),
    type: string(entry, '_resourceType'),
    error: string(response, '_error'),
    fromCache: string(entry, '_fromCache') !== '',
  };
}

/** HTTP/2's pseudo headers are left out; Chromium joins repeated lines with a newline. */
function headersOf(message: unknown): readonly HarHeader[] {
  return list(field(message, 'headers')).flatMap((header) => {
    const name = string(header, 'name');
    if (name === '' || name.startsWith(':')) return [];
    return string(header, 'value')
      .split('\n')
      .map((value) => ({ name, value }));
  });
}

/** Milliseconds since the epoch of an ISO 8601 time in UTC or with an offset, by arithmetic: the core has no clock. */
function instant(iso: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|([+-])(\d\d):?(\d\d))?$/.exec(iso);
  if (match === null) return 0;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return (daysTo(year, month, day) * 1440 + hour * 60 + minute - offset) * 60_000 + second * 1000;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function string(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

function number(value: unknown, name: string): number {
  const found = field(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : 0;
}
