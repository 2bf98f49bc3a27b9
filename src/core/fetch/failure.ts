import type { Leg } from '../exchange.ts';
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

/** The response that was checked. */
export interface Checked {
  readonly stage: Stage;
  readonly leg: Leg;
  /** Where the leg stands among the exchange's legs. */
  readonly index: number;
  /** The origin that was asked for. */
  readonly origin: string;
  readonly pageOrigin: string;
}

/** Ties a finding to its leg: rule, names in both browsers, and the user's own values for the sentences. */
export function failureAt({ stage, leg, index, origin, pageOrigin }: Checked, finding: Finding): Failure {
  const { kind, header, found, needed, chromium, firefox, onlyWith, values } = finding;
  const { url, method } = leg;
  return {
    rule: ruleOf(kind).id,
    kind,
    stage,
    leg: index,
    header,
    found,
    needed,
    chromium: stage === 'preflight' && TWINS.has(chromium) ? `Preflight${chromium}` : chromium,
    firefox,
    onlyWith,
    values: {
      origin,
      page: pageOrigin,
      url,
      host: hostOf(url),
      method,
      found: found ?? '',
      needed: needed ?? '',
      ...values,
    },
  };
}
