import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../core/index.ts';

/** Milliseconds that a notice stays: long enough to be read, and to be heard. */
const SHOWN = 3000;

export interface NoticeStore {
  readonly notice: ReadonlySignal<Message | null>;
  readonly notify: (notice: Message) => void;
}

/** Says what was just done, for a while. */
export function createNoticeStore(): NoticeStore {
  const notice = signal<Message | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    notice,
    notify(message) {
      clearTimeout(timer);
      notice.value = message;
      timer = setTimeout(() => {
        notice.value = null;
      }, SHOWN);
    },
  };
}
