// Stands in front of fetch, XMLHttpRequest and EventSource, in a page or in a worker, and tells of each call what no event of
// the browser carries. Each call goes on as if nobody had looked: same arguments, same result, same error.
import { addressOf, dataOf, factsOfFetch, factsOfXhr, methodOf } from './facts.ts';
import { apply, construct, readerOf } from './natives.ts';
import type { Tell } from './telling.ts';
import { placeOf, wrap } from './wrap.ts';

/** @param base the address that others are relative to, now */
export function wrapCalls(tell: Tell, base: () => string): () => void {
  const undo = [wrapFetch(tell, base), wrapXhr(tell, base), wrapEventSource(tell, base)];
  return () => {
    for (const putBack of undo) putBack();
  };
}

function wrapFetch(tell: Tell, base: () => string): () => void {
  return wrap(
    {
      apply(fetch, self, given) {
        tell(() => factsOfFetch(given[0], given[1], base()));
        return apply(fetch, self, given);
      },
    },
    placeOf('fetch'),
  );
}

function wrapXhr(tell: Tell, base: () => string): () => void {
  const readWithCredentials = readerOf(XMLHttpRequest, 'withCredentials');
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

function wrapEventSource(tell: Tell, base: () => string): () => void {
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
    placeOf('EventSource'),
    [EventSource.prototype, 'constructor'],
  );
}
