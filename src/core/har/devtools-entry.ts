// What DevTools tell of one request (`devtools.network.onRequestFinished`), cut down to what no webRequest event carries.
import type { StackFrame } from '../exchange.ts';
import { originOf, sameOrigin } from '../http/origin.ts';
import { instant } from './instant.ts';
import { field, list, number, string } from './json.ts';
import { headersOf } from './shape.ts';

/** One request as DevTools list it: each hop of a redirect and each preflight is one of its own. */
export interface DevToolsEntry {
  /** Its place among all that were read: the same entry may be told twice. */
  readonly number: number;
  /** Without fragment. */
  readonly url: string;
  readonly method: string;
  readonly isPreflight: boolean;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** What made the request, the innermost frame first. */
  readonly stack: readonly StackFrame[];
  /** Empty when nothing failed. */
  readonly error: string;
  readonly fromDiskCache: boolean;
  readonly fetchedViaServiceWorker: boolean;
  /** The beginning of an error answer's body; empty where there is none, or where the browser does not keep it. */
  readonly body: string;
}

/** What is kept at most, in frames and in characters. */
const FRAMES = 20;
const BODY = 2048;
const URL_LENGTH = 8192;
const FRAME_URL = 2048;
const NAME = 256;

/**
 * Reads an entry; `null` when it is of no use: a document, an address without CORS, or a request to its own origin.
 * Servers and pages write most of it, so that it is read like a foreign file and cut to size.
 * @param serial becomes the entry's `number`
 */
export function readDevToolsEntry(entry: unknown, serial: number): DevToolsEntry | null {
  const request = field(entry, 'request');
  const [url = ''] = string(request, 'url').split('#', 1);
  const started = instant(string(entry, 'startedDateTime'));
  const type = string(entry, '_resourceType');
  if (!/^https?:/.test(url) || url.length > URL_LENGTH || started === 0 || type === 'document') return null;
  if (staysAtOrigin(url, request) && !isRedirect(entry)) return null;
  const response = field(entry, 'response');
  return {
    number: serial,
    url,
    method: string(request, 'method').slice(0, NAME),
    isPreflight: type === 'preflight' || asksForLeave(request),
    started,
    stack: stackOf(field(entry, '_initiator')),
    error: string(response, '_error').slice(0, NAME),
    fromDiskCache: string(entry, '_fromCache') === 'disk',
    fetchedViaServiceWorker: field(response, '_fetchedViaServiceWorker') === true,
    body: '',
  };
}

/** Whether the body of this answer is worth asking for. Chromium keeps none of what it blocked (measured). */
export function hasErrorBody(entry: unknown): boolean {
  const response = field(entry, 'response');
  return number(response, 'status') >= 400 && string(response, '_error') === '';
}

/** Whether the request has ended, as far as the entry tells: DevTools' log holds those under way, too, without an answer. */
export function hasEnded(entry: unknown): boolean {
  const response = field(entry, 'response');
  return number(response, 'status') !== 0 || string(response, '_error') !== '';
}

/** The entry with its body, cut to size; anything but text is left out. */
export const withBody = (entry: DevToolsEntry, body: unknown): DevToolsEntry =>
  typeof body === 'string' ? { ...entry, body: body.slice(0, BODY) } : entry;

function isRedirect(entry: unknown): boolean {
  const status = number(field(entry, 'response'), 'status');
  return status >= 300 && status < 400;
}

/** Firefox names no type: a preflight is known by its header. */
const asksForLeave = (request: unknown): boolean =>
  string(request, 'method') === 'OPTIONS' && headerOf(request, 'access-control-request-method') !== undefined;

function headerOf(request: unknown, name: string): string | undefined {
  return headersOf(request).find((header) => header.name.toLowerCase() === name)?.value;
}

/** By the browser's own word, else by the address of the page; without either it is taken for cross-origin. */
function staysAtOrigin(url: string, request: unknown): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const page = headerOf(request, 'origin') ?? headerOf(request, 'referer');
  return page !== undefined && sameOrigin(originOf(page), originOf(url));
}

/** The frames of the call, then of what led to it; where a parser asked, its place in the document. */
function stackOf(initiator: unknown): readonly StackFrame[] {
  const frames = framesOf(field(initiator, 'stack'), FRAMES);
  const isParser = frames.length === 0 && string(initiator, 'type') === 'parser' && string(initiator, 'url') !== '';
  return isParser ? [frameOf(initiator)] : frames;
}

function framesOf(stack: unknown, depth: number): readonly StackFrame[] {
  if (stack === undefined || depth === 0) return [];
  const own = list(field(stack, 'callFrames')).slice(0, FRAMES).map(frameOf);
  return [...own, ...framesOf(field(stack, 'parent'), depth - 1)].slice(0, FRAMES);
}

const frameOf = (frame: unknown): StackFrame => ({
  functionName: string(frame, 'functionName').slice(0, NAME),
  url: string(frame, 'url').slice(0, FRAME_URL),
  lineNumber: number(frame, 'lineNumber'),
  columnNumber: number(frame, 'columnNumber'),
});
