// In the page's world, at the very start of a document: tells of each call of fetch, XMLHttpRequest and EventSource what no
// event of the browser carries. Each call goes on as if nobody had looked: same arguments, same result, same error.
import { addressOf, type CallSeen, dataOf, factsOfFetch, factsOfXhr, methodOf } from './facts.ts';
import { LISTENING, NAMED, offName } from './names.ts';
import { apply, construct, now, readerOf, stringify } from './natives.ts';
import { callerFrames } from './stack.ts';
import { wrap } from './wrap.ts';

const name = crypto.getRandomValues(new Uint32Array(4)).join('-');
const dispatch = dispatchEvent.bind(globalThis);
const NativeCustomEvent = CustomEvent;
const readBase = readerOf(Node, 'baseURI');
const readWithCredentials = readerOf(XMLHttpRequest, 'withCredentials');
const base = (): string => String(readBase(document));

let isAsked = true;

/** Whatever goes wrong in here is no business of the page: its call goes on. */
function tell(see: () => CallSeen | null): void {
  if (!isAsked) return;
  try {
    const seen = see();
    if (seen === null) return;
    const detail = stringify({ ...seen, stack: callerFrames(), time: now() });
    dispatch(new NativeCustomEvent(name, { detail }));
  } catch {
    // Nothing is told.
  }
}

function wrapFetch(): () => void {
  return wrap(
    {
      apply(fetch, self, given) {
        tell(() => factsOfFetch(given[0], given[1], base()));
        return apply(fetch, self, given);
      },
    },
    [globalThis, 'fetch'],
  );
}

function wrapXhr(): () => void {
  const opened = new WeakMap<object, { readonly url: string; readonly method: string }>();
  const [remember, recall] = [opened.set.bind(opened), opened.get.bind(opened)];
  const undoOpen = wrap(
    {
      apply(open, self, given) {
        const result = apply(open, self, given);
        const [method, address] = given;
        const url = addressOf(address, base());
        if (typeof method === 'string' && url !== null) remember(self, { url, method: methodOf(method) });
        return result;
      },
    },
    [XMLHttpRequest.prototype, 'open'],
  );
  const undoSend = wrap(
    {
      apply(send, self, given) {
        tell(() => {
          const call = recall(self);
          return call === undefined ? null : factsOfXhr(call.url, call.method, readWithCredentials(self));
        });
        return apply(send, self, given);
      },
    },
    [XMLHttpRequest.prototype, 'send'],
  );
  return () => {
    undoOpen();
    undoSend();
  };
}

function wrapEventSource(): () => void {
  return wrap(
    {
      construct(target, given, newTarget) {
        tell(() => {
          const [address, init] = given;
          const url = addressOf(address, base());
          return url === null ? null : factsOfXhr(url, 'GET', Boolean(dataOf(init, 'withCredentials')));
        });
        return construct(target, given, newTarget);
      },
    },
    [globalThis, 'EventSource'],
    [EventSource.prototype, 'constructor'],
  );
}

const undo = [wrapFetch(), wrapXhr(), wrapEventSource()];
addEventListener(
  offName(name),
  () => {
    isAsked = false;
    for (const putBack of undo) putBack();
  },
  { once: true },
);

// Either half may run first. By the first script of the page both listeners for a known name are gone.
const introduce = (): void => void dispatch(new NativeCustomEvent(NAMED, { detail: name }));
addEventListener(LISTENING, introduce, { once: true });
introduce();
