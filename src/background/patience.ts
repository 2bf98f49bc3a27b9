export interface Patience {
  readonly start: () => void;
  /** Something is still going on. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/**
 * Calls `over` once nothing has gone on for `time` milliseconds, and at the latest after three times as long.
 */
export function createPatience(time: number, over: () => void): Patience {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [since, end] = [0, 0];

  function look(): void {
    const left = Math.min(since + time, end) - Date.now();
    if (left > 0) timer = setTimeout(look, left);
    else over();
  }
  return {
    start() {
      since = Date.now();
      end = since + 3 * time;
      timer = setTimeout(look, time);
    },
    renew() {
      since = Date.now();
    },
    stop: () => clearTimeout(timer),
  };
}
