// The core's public face.
export type * from './exchange.ts';
export type * from './verdict.ts';
export type * from './fix.ts';
export type * from './ingress-nginx/types.ts';
