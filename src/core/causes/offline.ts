import { byError, DID_NOT_SUCCEED, NO_HEADER } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const offline: CauseRule = {
  id: 'offline',
  ...byError(/^(?:net::ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE)$/),
  firefox: DID_NOT_SUCCEED,
};

export const offlineStrings: CauseStrings = {
  title: 'This computer was offline',
  what: 'There was no network when the page called {host} ({error}).',
  why: NO_HEADER,
  todo: 'Check the connection, and whether DevTools’ throttling is set to offline.',
};
