// Which events and exchanges concern the log at all.
import { type Exchange, leavesOrigin, type WebRequestEvent } from '../core/index.ts';

type Details = WebRequestEvent['details'];

/** The origin of the document, worker or extension that made the request; `null` when opaque or not told. */
export function initiatorOf({ initiator, originUrl }: Details): string | null {
  if (initiator !== undefined) return initiator;
  return originUrl !== undefined && URL.canParse(originUrl) ? new URL(originUrl).origin : null;
}

/** The begin of a page in a tab. A prerendered page is a main frame too, with another number. */
export const isPage = ({ event, details }: WebRequestEvent): boolean =>
  event === 'onBeforeRequest' && details.type === 'main_frame' && details.frameId === 0;

/** Documents are fetched by navigation, which knows no CORS; WebSockets and extensions' own files do not either. */
export const isFetch = ({ type, url }: Details): boolean =>
  type !== 'main_frame' && type !== 'sub_frame' && /^https?:/.test(url);

/** Whether CORS can have had a say: not for navigations and same-origin mode, nor while it stays at the page's origin. */
export const isCrossOrigin = (exchange: Exchange): boolean =>
  exchange.mode !== 'navigate' && exchange.mode !== 'same-origin' && leavesOrigin(exchange);

/** Whether the request comes from a document or worker of the web, opaque ones included. */
export const isWeb = (origin: string | null): boolean => origin === 'null' || /^https?:/.test(origin ?? '');
