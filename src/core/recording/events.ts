export type EventName =
  | 'onBeforeRequest'
  | 'onBeforeSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onResponseStarted'
  | 'onCompleted'
  | 'onErrorOccurred';

/** The fields of webRequest's `details` that are used, as either browser gives them. */
export interface Details {
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** −1: a shared or a service worker's request. */
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId?: string | undefined;
  /** Chromium: the origin of the requesting document or worker; `"null"` when opaque. */
  readonly initiator?: string | undefined;
  /** Firefox: the URL of the requesting document or script; absent when opaque. */
  readonly originUrl?: string | undefined;
  /** Milliseconds since the epoch; in recordings of Chromium since the first event. */
  readonly timeStamp: number;
  readonly requestHeaders?: readonly RawHeader[] | undefined;
  readonly responseHeaders?: readonly RawHeader[] | undefined;
  readonly statusCode?: number | undefined;
  readonly fromCache?: boolean | undefined;
  readonly error?: string | undefined;
  readonly redirectUrl?: string | undefined;
}

export interface RawHeader {
  readonly name: string;
  readonly value?: string | undefined;
  /** Bytes, where the value is no valid UTF-8. */
  readonly binaryValue?: readonly number[] | undefined;
}

/** One webRequest event, as the browser gave it and as recordings keep it. */
export interface WebRequestEvent {
  readonly event: EventName;
  readonly details: Details;
}
