import { describe, expect, it } from 'vitest';
import { LeakyBucket } from './leaky-bucket.ts';

const takes = (bucket: LeakyBucket, ...times: readonly number[]): readonly boolean[] =>
  times.map((time) => bucket.take(time));

describe('a rate limit', () => {
  it('lets a burst pass besides the first request, and no more', () => {
    const bucket = new LeakyBucket({ name: 'rps', rate: 1, per: 's', burst: 2 });
    expect(takes(bucket, 0, 0, 0, 0, 0)).toEqual([true, true, true, false, false]);
  });

  it('drains with time', () => {
    const bucket = new LeakyBucket({ name: 'rpm', rate: 60, per: 'm', burst: 1 });
    expect(takes(bucket, 0, 0, 500, 1000, 1000, 60_000)).toEqual([true, true, false, true, false, true]);
  });

  it('does not count a refused request', () => {
    const bucket = new LeakyBucket({ name: 'rps', rate: 1, per: 's', burst: 1 });
    expect(takes(bucket, 0, 0, 10, 20, 30, 1000)).toEqual([true, true, false, false, false, true]);
  });
});
