// limit-rps and limit-rpm: how fast one client's requests may come.
import { intValue } from './annotations.ts';
import type { PathFacts } from './notes.ts';
import type { Annotations } from './types.ts';

export interface RateLimit {
  readonly name: 'rps' | 'rpm' | 'noted';
  /** Requests per second or minute. */
  readonly rate: number;
  readonly per: 's' | 'm';
  /** Requests that may come at once beyond the first. */
  readonly burst: number;
}

/** The limits of a path. limit-connections is not among them: what runs at the same time cannot be told. */
export function rateLimits(annotations: Annotations, facts: PathFacts): readonly RateLimit[] {
  if (facts.burst !== null) return [{ name: 'noted', rate: 1, per: 'm', burst: facts.burst - 1 }];
  const multiplier = Math.max(1, intValue(annotations, 'limit-burst-multiplier', 5));
  const [perSecond, perMinute] = [intValue(annotations, 'limit-rps', 0), intValue(annotations, 'limit-rpm', 0)];
  const limits: RateLimit[] = [];
  if (perSecond > 0) limits.push({ name: 'rps', rate: perSecond, per: 's', burst: perSecond * multiplier });
  if (perMinute > 0) limits.push({ name: 'rpm', rate: perMinute, per: 'm', burst: perMinute * multiplier });
  return limits;
}
