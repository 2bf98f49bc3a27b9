// Counts requests as nginx's limit_req does.
import type { RateLimit } from '../../../src/core/ingress-nginx/rate-limits.ts';

export class LeakyBucket {
  readonly #perMillisecond: number;
  readonly #burst: number;
  #excess: number | null = null;
  #last = 0;

  constructor({ rate, per, burst }: RateLimit) {
    this.#perMillisecond = rate / (per === 's' ? 1000 : 60_000);
    this.#burst = burst;
  }

  /** Takes one request in; `false` when it is one too many. `now` is in milliseconds. */
  take(now: number): boolean {
    const drained = this.#perMillisecond * (now - this.#last);
    const excess = this.#excess === null ? 0 : Math.max(0, this.#excess - drained + 1);
    if (excess > this.#burst) return false;
    this.#excess = excess;
    this.#last = now;
    return true;
  }
}
