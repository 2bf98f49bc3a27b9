import type { LegResponse } from '../exchange.ts';
import { combined } from '../http/headers.ts';

/** Content-Length of nginx's own pages: without and, for errors, with the padding for Chromium (measured, server_tokens off). */
const LENGTHS: Readonly<Record<number, readonly string[]>> = {
  301: ['162'],
  302: ['138'],
  308: ['164'],
  400: ['230', '632'],
  401: ['172', '574'],
  403: ['146', '548'],
  404: ['146', '548'],
  413: ['176', '578'],
  500: ['170', '572'],
  502: ['150', '552'],
  503: ['190', '592'],
  504: ['160', '562'],
};

/** Whether nginx itself wrote this page; an application, a custom error service or a balancer gives other lengths. */
export function isOwnPage({ status, headers }: LegResponse): boolean {
  const length = combined(headers, 'content-length');
  return length !== null && LENGTHS[status]?.includes(length) === true;
}
