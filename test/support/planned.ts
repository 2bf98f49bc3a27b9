// What a plan says, short enough to be the expectation of a test.
import type { Exchange } from '../../src/core/exchange.ts';
import type { Fix } from '../../src/core/fix.ts';
import { plan, type PlanOptions } from '../../src/core/plan.ts';
import type { ExchangeBuilder } from './exchange.ts';

/** The one fix of these exchanges; a test that meets none or two fails here. */
export function theFix(builders: readonly ExchangeBuilder[], options?: PlanOptions): Fix {
  const fixes = plan(built(builders), options);
  const [fix, other] = fixes;
  if (fix === undefined || other !== undefined) throw new Error(`One fix expected, got ${fixes.length}`);
  return fix;
}

/** Exchanges with ids `1`, `2` … in this order. */
export const built = (builders: readonly ExchangeBuilder[]): readonly Exchange[] =>
  builders.map((builder, index) => builder.id(String(index + 1)).build());

/** Annotation → value without the prefix; a value to be added to the present one begins with `+`. */
export const annotations = ({ changes }: Fix): Record<string, string> =>
  Object.fromEntries(
    changes.map(({ key, value, mode }) => [
      key.replace('nginx.ingress.kubernetes.io/', ''),
      mode === 'append' ? `+ ${value}` : value,
    ]),
  );

export const instructionIds = ({ instructions }: Fix): readonly string[] => instructions.map(({ id }) => id);
