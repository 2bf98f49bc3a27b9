/** Milliseconds at a time: less than what is left of a frame. */
const SLICE = 8;

/** Resolves when everything that waits has had its turn; unlike a timer it is not put off in a panel that is hidden. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

export interface Sliced<Result> {
  readonly result: Result;
  /** Milliseconds of work, without the pauses. */
  readonly took: number;
}

/**
 * Does long work a few milliseconds at a time, so that the panel stays at hand; short work is done at once.
 * @param isOver asked after each pause; the work is left undone when it is
 * @returns `null` for work left undone
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  isOver: () => boolean,
): Promise<Sliced<Result> | null> {
  let took = 0;
  while (!isOver()) {
    const start = performance.now();
    let step = steps.next();
    while (step.done !== true && performance.now() < start + SLICE) step = steps.next();
    took += performance.now() - start;
    if (step.done === true) return { result: step.value, took };
    await pause();
  }
  return null;
}
