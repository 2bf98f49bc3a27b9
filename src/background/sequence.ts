/**
 * Numbers that only grow, also from one worker to the next: microseconds since the epoch, as far as the clock tells them
 * apart.
 */
export function createSequence(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.now() * 1000);
    return last;
  };
}
