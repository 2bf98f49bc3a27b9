// Which workers can be started through the probe and lose nothing by it: docs/decisions/008-workers-asked.md. Nothing is known
// of a script before it has been loaded once, nor of a document whose response was not seen: those stay as they are.
import type { Caller, WebRequestEvent } from '../core/index.ts';

export interface WorkerScripts {
  readonly hear: (event: WebRequestEvent) => void;
  /** The addresses of the scripts that the workers of this document may be asked through. */
  readonly of: (caller: Caller) => readonly string[];
  readonly forget: (tabId: number) => void;
}

/** A worker has its own of these from the network, and its document's when its script comes from the document. */
const POLICY =
  /^(?:content-security-policy|cross-origin-embedder-policy|document-policy|integrity-policy|referrer-policy|origin-trial)(?:-report-only)?$/i;
/** For a tab; the oldest goes first. */
const LIMIT = 100;

interface Known {
  /** By frame: whether its document has no policy. */
  readonly documents: Map<number, boolean>;
  readonly scripts: Set<string>;
}

type Details = WebRequestEvent['details'];

const isPlain = ({ statusCode, responseHeaders = [] }: Details): boolean =>
  statusCode === 200 && !responseHeaders.some(({ name }) => POLICY.test(name));

function noteDocument({ documents }: Known, event: WebRequestEvent['event'], details: Details): void {
  // Until its response is there, nothing of the last one counts.
  if (event === 'onBeforeRequest') documents.delete(details.frameId);
  if (event === 'onResponseStarted') documents.set(details.frameId, isPlain(details));
}

function noteScript({ scripts }: Known, details: Details): void {
  scripts.delete(details.url);
  if (isPlain(details)) scripts.add(details.url);
  for (const [oldest] of scripts.entries()) if (scripts.size > LIMIT) scripts.delete(oldest);
}

export function createWorkerScripts(): WorkerScripts {
  const tabs = new Map<number, Known>();
  function knownOf(tabId: number): Known {
    const known = tabs.get(tabId) ?? { documents: new Map<number, boolean>(), scripts: new Set<string>() };
    tabs.set(tabId, known);
    return known;
  }
  return {
    hear({ event, details }) {
      const { type, tabId } = details;
      if (type === 'main_frame' || type === 'sub_frame') noteDocument(knownOf(tabId), event, details);
      else if (type === 'script' && event === 'onResponseStarted') noteScript(knownOf(tabId), details);
    },
    of({ tabId, frameId }) {
      const known = tabs.get(tabId);
      return known?.documents.get(frameId) === true ? [...known.scripts] : [];
    },
    forget: (tabId) => void tabs.delete(tabId),
  };
}
