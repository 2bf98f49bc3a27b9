import type { Because, Change, Fix, Instruction, Proof } from '../fix.ts';
import { instructionText, riskText } from '../policy/text.ts';
import type { Lookup } from '../text/message.ts';
import { redactText } from './redact.ts';
import { sentence } from './sentence.ts';
import type { Sentence } from './types.ts';

/** A fix as a report tells it. */
export interface FixSummary {
  readonly id: string;
  readonly dialect: string;
  readonly host: string;
  readonly release: string;
  readonly minimumRelease: string | null;
  readonly paths: readonly string[] | null;
  readonly sufficient: boolean;
  readonly changes: readonly {
    readonly key: string;
    readonly value: string;
    readonly mode: Change['mode'];
    readonly from: string | null;
    readonly onlyWith: Change['onlyWith'];
    readonly requests: readonly string[];
    readonly reasons: readonly Sentence[];
  }[];
  readonly instructions: readonly {
    readonly id: string;
    readonly text: Sentence;
    readonly annotation: Instruction['annotation'];
    readonly requests: readonly string[];
  }[];
  readonly risks: readonly { readonly id: string; readonly text: Sentence }[];
  readonly proof: readonly {
    readonly request: string;
    readonly before: Proof['before'];
    readonly after: Proof['after'];
    readonly remaining: readonly string[];
  }[];
  /** Seconds. */
  readonly preflightCache: number;
  readonly yaml: string;
  readonly kubectl: string;
  readonly curl: Fix['curl'];
}

const ids = (because: readonly Because[]): readonly string[] => [...new Set(because.map(({ exchange }) => exchange))];

/** Redacts as it goes; origins, hosts and the annotations' own values hold no secret and stay exact. */
export function summaryOf(fix: Fix, lookup: Lookup): FixSummary {
  return {
    id: fix.id,
    dialect: fix.dialect,
    host: fix.host,
    release: fix.release,
    minimumRelease: fix.minimumRelease,
    paths: fix.paths,
    sufficient: fix.sufficient,
    changes: fix.changes.map(({ key, value, mode, from, onlyWith, because }) => ({
      key,
      value,
      mode,
      from,
      onlyWith,
      requests: ids(because),
      reasons: because.map(({ reason }) => sentence(reason, lookup)),
    })),
    instructions: fix.instructions.map((instruction) => ({
      id: instruction.id,
      text: sentence(instructionText(instruction), lookup),
      annotation: instruction.annotation,
      requests: ids(instruction.because),
    })),
    risks: fix.risks.map((risk) => ({ id: risk.id, text: sentence(riskText(risk), lookup) })),
    proof: fix.proof.map(({ exchange, before, after, remaining }) => ({
      request: exchange,
      before,
      after,
      remaining: remaining.map(({ rule }) => rule),
    })),
    preflightCache: fix.preflightCache,
    yaml: redactText(fix.yaml),
    kubectl: redactText(fix.kubectl),
    curl: { allowed: redactText(fix.curl.allowed), lookalike: redactText(fix.curl.lookalike) },
  };
}
