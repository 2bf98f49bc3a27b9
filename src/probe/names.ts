// How the two halves of the probe find each other in a new document, before its first script runs.

/** From the half in the page's world: `detail` is the name under which it reports. */
export const NAMED = 'preflight:probe';
/** From the half in the extension's world: it listens. */
export const LISTENING = 'preflight:relay';
/** Tells the half in the page's world, and the channel to its workers, to put everything back. */
export const offName = (name: string): string => `${name}:off`;
/** Tells the half in the page's world which worker scripts may be asked: `detail` has one address a line. */
export const workersName = (name: string): string => `${name}:workers`;
