import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../core/index.ts';

/** Something that goes on in the background, and that the user may stop. */
export interface Work {
  readonly what: Message;
  readonly stop: () => void;
}

export interface WorkStore {
  /** The last begun stands last. */
  readonly works: ReadonlySignal<readonly Work[]>;
  /**
   * Shows a job while it lasts.
   * @param job is to look now and then whether the user has stopped it; it then gives `null`
   */
  readonly during: <Result>(
    what: Message,
    job: (isStopped: () => boolean) => Promise<Result | null>,
  ) => Promise<Result | null>;
}

export function createWorkStore(): WorkStore {
  const works = signal<readonly Work[]>([]);
  return {
    works,
    async during(what, job) {
      let isStopped = false;
      const end = (): void => {
        works.value = works.peek().filter((other) => other !== work);
      };
      const work: Work = {
        what,
        stop() {
          isStopped = true;
          end();
        },
      };
      works.value = [...works.peek(), work];
      try {
        return await job(() => isStopped);
      } finally {
        end();
      }
    },
  };
}
