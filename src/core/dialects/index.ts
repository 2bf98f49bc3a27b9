import type { DialectId } from '../fix.ts';
import { ingressNginx } from './ingress-nginx.ts';
import type { Dialect } from './types.ts';

const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  'ingress-nginx': ingressNginx,
};

export const dialects: readonly Dialect[] = Object.values(DIALECTS);

export const dialectOf = (id: DialectId): Dialect => DIALECTS[id];
