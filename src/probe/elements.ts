// In the extension's world of a document: elements whose load has failed tell how they asked. Nothing else does.

/** What `readCall` of the core reads, of an element. */
interface ElementReport {
  readonly element: true;
  readonly url: string;
  readonly method: 'GET';
  readonly mode: 'cors';
  readonly credentials: 'include' | 'omit';
  readonly redirect: 'follow';
  readonly stack: '';
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** An image, media, style or script: where it loads from and its `crossorigin`. `null` for all else. */
function sourceOf(target: EventTarget | null): { readonly url: string; readonly crossOrigin: string | null } | null {
  if (target instanceof HTMLImageElement || target instanceof HTMLMediaElement) {
    return { url: target.currentSrc || target.src, crossOrigin: target.crossOrigin };
  }
  if (target instanceof HTMLLinkElement) return { url: target.href, crossOrigin: target.crossOrigin };
  if (!(target instanceof HTMLScriptElement)) return null;
  // A module is asked for in mode cors without the attribute, too.
  return { url: target.src, crossOrigin: target.crossOrigin ?? (target.type === 'module' ? '' : null) };
}

/**
 * How the element that this error speaks of asked; `null` when it asked without CORS, or is none that loads.
 * @param time now, in milliseconds since the epoch
 */
export function reportOfElement({ target }: Event, time: number): ElementReport | null {
  const source = sourceOf(target);
  if (source === null || source.crossOrigin === null) return null;
  const [url = ''] = source.url.split('#', 1);
  const credentials = source.crossOrigin === 'use-credentials' ? 'include' : 'omit';
  return { element: true, url, method: 'GET', mode: 'cors', credentials, redirect: 'follow', stack: '', time };
}
