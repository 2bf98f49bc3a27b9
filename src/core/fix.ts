// What `plan` hands out: the change that repairs the blocked requests of one Ingress, with its reasons and its proof.
import type { IngressFinding } from './kubernetes/finding.ts';
import type { Edited, Problem } from './kubernetes/manifest.ts';
import type { Message } from './text/message.ts';
import type { AdviceId, Failure, Result, RuleId } from './verdict.ts';

export type DialectId = 'ingress-nginx';

/** Why a line is there: the request, and the check of it that fails or the advice on it. */
export interface Because {
  /** Exchange id. */
  readonly exchange: string;
  readonly rule: RuleId | AdviceId;
  /** One sentence with the user's values: "PUT https://api.shop.test/orders is not in the list". */
  readonly reason: Message;
}

/** An entry of the present list that the release refuses, and what stands in its place; `null`: nothing. */
export interface Correction {
  readonly written: string;
  readonly now: string | null;
}

/** One line of the fix. */
export interface Change {
  /** The full key, such as `nginx.ingress.kubernetes.io/cors-allow-origin`. */
  readonly key: string;
  readonly value: string;
  /**
   * `set`: this is the whole value, built on what the browser saw.
   * `append`: the present value cannot be seen from a browser; `value` must be added to it, never put over it.
   */
  readonly mode: 'set' | 'append';
  /** What the value starts from: the list that the browser saw or the release's default; `null` when from nothing. */
  readonly from: string | null;
  /** Needed only if the request's credentials mode is `include`, which no event told. */
  readonly onlyWith: 'include' | null;
  readonly because: readonly Because[];
  /** The value that stands in the reader's own YAML; `null`: the annotation is not set there. Absent without one. */
  readonly present?: string | null;
  /** What was wrong in the present list and is not in the new one. */
  readonly corrections?: readonly Correction[];
}

/** The Ingress of the reader's own YAML that serves the requests of a fix, with the change made in it. */
export interface GivenIngress {
  readonly name: string;
  readonly namespace: string | null;
  /** The whole text with the change, and the lines of it; `null` where the text cannot be changed in place. */
  readonly merged: Edited | null;
  /** Why it cannot. */
  readonly problem: Problem | null;
  /**
   * For `paths` the whole new Ingress, with all that the present one sets for them: its snippets may hold secrets, so that
   * no report has it. Empty where the present one changes.
   */
  readonly manifest: string;
  /** A patch file for `kubectl patch --patch-file`. */
  readonly patch: string;
  /** A `kustomization.yaml`. */
  readonly kustomize: string;
  /** The annotations as most charts take them among their values. */
  readonly helm: string;
  /** What the present annotations really do on this release, where that is not what they say. */
  readonly findings: readonly IngressFinding[];
}

export type InstructionId =
  | 'call-final-url'
  | 'raise-body-size'
  | 'remove-custom-http-errors'
  | 'remove-snippet-condition'
  | 'remove-duplicate-origin-header'
  | 'uppercase-method'
  | 'answer-options'
  | 'answer-in-application'
  | 'correct-backend-origin'
  | 'correct-origin-list'
  | 'check-applied'
  | 'check-endpoints'
  | 'check-route'
  | 'client-certificate-optional'
  | 'avoid-opaque-origin'
  | 'inexpressible-method'
  | 'inexpressible-header'
  | 'inexpressible-origin'
  | 'omit-credentials'
  | 'correct-allow-list'
  | 'check-error-status'
  | 'grant-local-network'
  | 'serve-over-https';

/** What no cors-* annotation repairs, and what does. */
export interface Instruction {
  readonly id: InstructionId;
  readonly values: Readonly<Record<string, string>>;
  /** An annotation that is not one of the CORS ones, where there is one: `proxy-body-size`. */
  readonly annotation: { readonly key: string; readonly value: string } | null;
  readonly because: readonly Because[];
}

/** What the fix was simulated to do to one captured exchange. */
export interface Proof {
  readonly exchange: string;
  readonly before: Result;
  readonly after: Result;
  /** What would still fail, in the browser's order. */
  readonly remaining: readonly Failure[];
}

export type RiskId =
  | 'origin-list-narrows-wildcard'
  | 'insecure-origin'
  | 'localhost-origin'
  | 'present-origins-come-into-force'
  | 'shared-host-origin'
  | 'path-may-be-taken'
  | 'path-may-be-of-another'
  | 'error-page-may-replace'
  | 'preflight-leaves-app'
  | 'own-headers-may-double'
  | 'wildcard-origin';

export interface Risk {
  readonly id: RiskId;
  readonly values: Readonly<Record<string, string>>;
}

/** One fix for one host and Ingress. */
export interface Fix {
  readonly id: string;
  readonly dialect: DialectId;
  readonly host: string;
  readonly release: string;
  /** Path prefixes that need an Ingress object of their own; `null`: the Ingress that serves the requests today. */
  readonly paths: readonly string[] | null;
  readonly changes: readonly Change[];
  /** `https://*.shop.test`: what stands, or would stand, for sibling origins of it when `plan` is asked for wildcards. */
  readonly wildcards: readonly string[];
  readonly instructions: readonly Instruction[];
  /**
   * Every blocked exchange of it passes in the simulation after the changes alone, none that passed is blocked, and
   * nothing that does not show may stand against it: another Ingress for the paths, a second proxy, an `add_header`.
   */
  readonly sufficient: boolean;
  readonly proof: readonly Proof[];
  readonly risks: readonly Risk[];
  /** The first release that can do it, when the chosen one cannot; else `null`. */
  readonly minimumRelease: string | null;
  /** The annotations block, or for `paths` the whole Ingress; empty when there is no change. */
  readonly yaml: string;
  /** Shell lines: read the present value, then `kubectl annotate`, which refuses to overwrite. Empty when no change. */
  readonly kubectl: string;
  /** Two commands: the allowed origin, and a look-alike that must be refused. Empty when no change. */
  readonly curl: { readonly allowed: string; readonly lookalike: string };
  /** Seconds for which a browser may still use the preflight it has; 0 when none is cached. */
  readonly preflightCache: number;
  /** Absent where no YAML was given that serves these requests. */
  readonly ingress?: GivenIngress;
}
