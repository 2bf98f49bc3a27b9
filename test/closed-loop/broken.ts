import type { Exchange } from '../../src/core/index.ts';

const ENDED_BY_CORS = new Set(['net::ERR_FAILED', 'NS_ERROR_DOM_BAD_URI']);

/** Whether the connection broke, which is no matter of CORS. */
export const isBroken = (exchange: Exchange | undefined): boolean =>
  exchange?.legs.some(({ error }) => error !== null && !ENDED_BY_CORS.has(error)) === true;
