// How the two halves of the probe find each other in a new document, before its first script runs.

/** From the half in the page's world: `detail` is the name under which it reports. */
export const NAMED = 'preflight:probe';
/** From the half in the extension's world: it listens. */
export const LISTENING = 'preflight:relay';
/** Tells the half in the page's world to put everything back. */
export const offName = (name: string): string => `${name}:off`;
