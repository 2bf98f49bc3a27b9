// The parts of HAR 1.2, and of what browsers add to it, that are used; read defensively: a HAR is anybody's file.
import { instant } from './instant.ts';
import { field, list, number, string } from './json.ts';

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
export function headersOf(message: unknown): readonly HarHeader[] {
  return list(field(message, 'headers')).flatMap((header) => {
    const name = string(header, 'name');
    if (name === '' || name.startsWith(':')) return [];
    return string(header, 'value')
      .split('\n')
      .map((value) => ({ name, value }));
  });
}
