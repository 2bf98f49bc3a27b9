import { exchangeKey } from '../../bridge/limit.ts';
import { type Fix, type GuideAnswer, guideForExchange, guideForIngress } from '../../core/index.ts';
import type { Panel } from '../panel-context.ts';
import type { ExchangeRow } from '../store/rows.ts';

/** Requests of a fix that are asked: those that are alike raise the same questions. */
const ASKED = 30;

/** The questions that a request raises. */
export const answersForRow = ({ fixes }: Panel, { exchange, verdict }: ExchangeRow): readonly GuideAnswer[] =>
  guideForExchange(exchange, verdict, fixes.fixes.value);

/** The questions that the reader's own Ingresses of a host raise. */
export const answersForHost = ({ ingress, release }: Panel, host: string): readonly GuideAnswer[] =>
  ingress.explain(host, release.value).flatMap(({ object }) => guideForIngress(object.annotations, release.value));

/** The questions that the requests of a fix raise, those first that it repairs, and with them those of its Ingress. */
export function answersForFix(panel: Panel, { host, proof }: Fix): readonly GuideAnswer[] {
  const asked = [
    ...proof.filter(({ before }) => before !== 'allowed'),
    ...proof.filter(({ before }) => before === 'allowed'),
  ];
  const rows = asked.slice(0, ASKED).map(({ exchange }) => panel.log.row(exchangeKey(exchange)));
  return [
    ...rows.flatMap((row) => (row?.kind === 'exchange' ? answersForRow(panel, row) : [])),
    ...answersForHost(panel, host),
  ];
}
