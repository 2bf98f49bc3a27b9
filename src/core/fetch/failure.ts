import type { Exchange } from '../exchange.ts';
import { hostOf } from '../http/origin.ts';
import { ruleOf } from '../rules/index.ts';
import type { Failure, Stage } from '../verdict.ts';
import type { Finding } from './finding.ts';

/** The CorsErrors that have a twin named `Preflight…` (CDP, `Network.CorsError`). */
const TWINS = new Set([
  'WildcardOriginNotAllowed',
  'MissingAllowOriginHeader',
  'MultipleAllowOriginValues',
  'InvalidAllowOriginValue',
  'AllowOriginMismatch',
  'InvalidAllowCredentials',
]);

/** Ties a finding to its leg: rule, names in both browsers, and the user's own values for the sentences. */
export function failure(exchange: Exchange, finding: Finding, stage: Stage, leg: number, origin: string): Failure {
  const { kind, header, found, needed, firefox } = finding;
  const { url = '', method = '' } = exchange.legs[leg] ?? {};
  return {
    rule: ruleOf(kind).id,
    kind,
    stage,
    leg,
    header,
    found,
    needed,
    chromium: stage === 'preflight' && TWINS.has(finding.chromium) ? `Preflight${finding.chromium}` : finding.chromium,
    firefox,
    onlyWith: null,
    values: {
      origin,
      page: exchange.pageOrigin,
      url,
      host: hostOf(url),
      method,
      found: found ?? '',
      needed: needed ?? '',
      ...finding.values,
    },
  };
}
