import type { Browser } from '../exchange.ts';
import type { Failure, FailureKind } from '../verdict.ts';
import type { Finding } from './finding.ts';

const ORIGIN: readonly FailureKind[] = [
  'wildcard-with-credentials',
  'origin-missing',
  'origin-multiple',
  'origin-invalid',
  'origin-mismatch',
  'origin-opaque',
  'origin-tainted',
  'credentials-missing',
  'credentials-invalid',
];
const LISTS: readonly FailureKind[] = [
  'methods-unparsable',
  'headers-unparsable',
  'method-not-listed',
  'header-not-listed',
];
/** After the CORS check of a redirect response; and, alone, what ends a request before any response. */
const LAST: readonly FailureKind[] = ['redirect-userinfo', 'local-network-denied', 'local-network-insecure'];

/**
 * In which order each browser makes the checks of one response. Chromium: measured. Firefox: measured, the redirect and
 * the status after the origin. WebKit: read in its source, the status before everything.
 */
const ORDER: Readonly<Record<Browser, readonly FailureKind[]>> = {
  chromium: ['preflight-redirect', ...ORIGIN, 'preflight-status', ...LISTS, ...LAST],
  firefox: [...ORIGIN, 'preflight-redirect', 'preflight-status', ...LISTS, ...LAST],
  webkit: ['preflight-redirect', 'preflight-status', ...ORIGIN, ...LISTS, ...LAST],
};

/** The findings of one response as that browser meets them; several of one kind keep their order. */
export function inBrowserOrder(findings: readonly Finding[], browser: Browser): readonly Finding[] {
  const order = ORDER[browser];
  return findings.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The failures of a whole exchange: leg by leg, and within a leg as that browser meets them. */
export function inExchangeOrder(failures: readonly Failure[], browser: Browser): readonly Failure[] {
  const order = ORDER[browser];
  return failures.toSorted((a, b) => a.leg - b.leg || order.indexOf(a.kind) - order.indexOf(b.kind));
}
