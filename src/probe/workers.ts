// Puts the probe into the dedicated workers that a page starts. A worker is a world of its own, which no script of an extension
// gets into: the worker starts with the probe, which loads the page's script. docs/decisions/008-workers-asked.md
import { dataOf, urlOf } from './facts.ts';
import { construct, readerOf, stringify } from './natives.ts';
import { placeOf, wrap } from './wrap.ts';

/** The whole probe: the build wraps it into this function, of what it is started with. */
declare const PROBE: (start: WorkerStart | null) => void;

export interface WorkerStart {
  /** The channel of the reports. */
  readonly name: string;
  /** The address of the page's script. */
  readonly script: string;
}

export interface Workers {
  /** The addresses of the scripts that lose nothing by it; of all others the workers start as ever. */
  readonly ask: (scripts: readonly string[]) => void;
  readonly undo: () => void;
}

const createUrl = URL.createObjectURL.bind(URL);
const revokeUrl = URL.revokeObjectURL.bind(URL);
const NativeBlob = Blob;
const readProbe = Function.prototype.toString.bind(PROBE);
/** What a worker would take over from its document if its script came from there, and does not take over from the network. */
const POLICY = 'meta[http-equiv="content-security-policy" i],meta[name="referrer" i]';

/** A service worker answers for the page: the worker's own might be another. */
function createControlled(): () => boolean {
  if (typeof ServiceWorkerContainer === 'undefined') return () => false;
  const readController = readerOf(ServiceWorkerContainer, 'controller');
  try {
    const { serviceWorker } = navigator;
    return () => readController(serviceWorker) !== null;
  } catch {
    // In a sandbox there is none.
    return () => false;
  }
}

const scriptOf = (text: string): string => createUrl(new NativeBlob([text], { type: 'text/javascript' }));

/** @param name the channel of the reports */
export function wrapWorkers(name: string, base: () => string): Workers {
  const isControlled = createControlled();
  const { origin } = globalThis;
  const query = document.querySelector.bind(document);
  const text = readProbe();
  let known: readonly string[] = [];

  /** What the worker has to run to be asked; `null` where it starts as ever. @throws TypeError for accessors of the page */
  function startOf([address, options]: readonly unknown[]): string | null {
    const url = urlOf(address, base());
    const type = dataOf(options, 'type') ?? 'classic';
    // With a fragment it is none of those that are known.
    if (url === null || !known.includes(url.href) || url.origin !== origin) return null;
    if (query(POLICY) !== null || isControlled()) return null;
    const script = url.href;
    const probe = `(${text})(${stringify({ name, script } satisfies WorkerStart)});`;
    if (type === 'classic') return `${probe}\nimportScripts(${stringify(script)});`;
    return type === 'module' ? `import ${stringify(scriptOf(probe))};import ${stringify(script)};` : null;
  }
  function tried(given: readonly unknown[]): string | null {
    try {
      return known.length === 0 ? null : startOf(given);
    } catch {
      return null;
    }
  }
  const undo = wrap(
    {
      construct(target, given, newTarget) {
        const start = tried(given);
        if (start === null) return construct(target, given, newTarget);
        const url = scriptOf(start);
        try {
          return construct(target, [url, ...given.slice(1)], newTarget);
        } finally {
          revokeUrl(url);
        }
      },
    },
    placeOf('Worker'),
    [Worker.prototype, 'constructor'],
  );
  return {
    ask(scripts) {
      known = scripts;
    },
    undo,
  };
}
