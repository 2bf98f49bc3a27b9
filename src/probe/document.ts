// In the page's world, at the very start of a document: tells of the calls that the page makes, and lets its workers tell.
import { wrapCalls } from './calls.ts';
import { LISTENING, NAMED, offName, workersName } from './names.ts';
import { readerOf } from './natives.ts';
import { createTelling } from './telling.ts';
import { wrapWorkers } from './workers.ts';

export function standInDocument(): void {
  const name = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const dispatch = dispatchEvent.bind(globalThis);
  const NativeCustomEvent = CustomEvent;
  const readBase = readerOf(Node, 'baseURI');
  const readDetail = readerOf(CustomEvent, 'detail');
  const base = (): string => String(readBase(document));

  const { tell, stop } = createTelling((detail) => void dispatch(new NativeCustomEvent(name, { detail })));
  const undoCalls = wrapCalls(tell, base);
  const workers = wrapWorkers(name, base);

  const hearScripts = (event: Event): void => workers.ask(String(readDetail(event)).split('\n'));
  addEventListener(workersName(name), hearScripts);
  addEventListener(
    offName(name),
    () => {
      stop();
      undoCalls();
      workers.undo();
      removeEventListener(workersName(name), hearScripts);
    },
    { once: true },
  );

  // Either half may run first. By the first script of the page both listeners for a known name are gone.
  const introduce = (): void => void dispatch(new NativeCustomEvent(NAMED, { detail: name }));
  addEventListener(LISTENING, introduce, { once: true });
  introduce();
}
