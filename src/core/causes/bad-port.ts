import { byError } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const badPort: CauseRule = {
  id: 'bad-port',
  ...byError(/^(?:net::ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS_NOT_ALLOWED)$/),
};

export const badPortStrings: CauseStrings = {
  title: 'The browser does not call this port',
  what: 'The port of {host} is on the browser’s list of forbidden ports ({error}).',
  why: 'Such ports belong to other protocols (Fetch, "bad port"). The request was never sent.',
  todo: 'Serve {host} on another port.',
};
