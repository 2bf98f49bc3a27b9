export interface Patience {
  readonly start: () => void;
  /** Something is still going on. */
  readonly renew: () => void;
  readonly stop: () => void;
}

/** However much goes on, in milliseconds. */
const LONGEST = 60_000;

/** Calls `over` once nothing has gone on for `time` milliseconds, and at the latest after a minute. */
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
      end = since + LONGEST;
      timer = setTimeout(look, time);
    },
    renew() {
      since = Date.now();
    },
    stop: () => clearTimeout(timer),
  };
}
