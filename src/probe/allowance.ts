/** Reports of one document: this many at once, and this many a second in the long run. What is over is not passed on. */
const AT_ONCE = 500;
const PER_SECOND = 100;

/** Whether one more may pass now; `time` in milliseconds. */
export function createAllowance(): (time: number) => boolean {
  let left = AT_ONCE;
  let last = 0;
  return (time) => {
    left = Math.min(AT_ONCE, left + (Math.max(0, time - last) * PER_SECOND) / 1000);
    last = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
