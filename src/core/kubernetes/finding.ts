import type { Position } from './manifest.ts';

export type FindingId =
  | 'cors-off'
  | 'cors-not-enabled'
  | 'origin-any-unset'
  | 'origin-any-invalid'
  | 'origin-any-empty-entry'
  | 'origin-none'
  | 'origin-some'
  | 'origin-path'
  | 'origin-scheme-missing'
  | 'origin-scheme-unknown'
  | 'origin-scheme-since'
  | 'origin-scheme-case'
  | 'origin-port'
  | 'origin-default-port'
  | 'origin-separator'
  | 'origin-characters'
  | 'origin-several'
  | 'origin-null'
  | 'origin-null-since'
  | 'origin-insecure'
  | 'origin-localhost'
  | 'origin-shared-host'
  | 'wildcard-with-credentials'
  | 'methods-default'
  | 'methods-unreadable'
  | 'headers-default'
  | 'headers-any'
  | 'headers-unreadable'
  | 'credentials-on'
  | 'expose-none'
  | 'expose-unknown'
  | 'max-age-default'
  | 'max-age-capped'
  | 'not-text'
  | 'other-prefix'
  | 'unknown-annotation'
  | 'snippet-header'
  | 'snippet-condition'
  | 'canary-without-effect'
  | 'path-taken'
  | 'host-expressions';

/** What an annotation really does, where that is not what it says; or what it does and should not. */
export interface IngressFinding {
  readonly id: FindingId;
  /** The annotation's full key. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  /** Where its value stands in the text; `null` when it is not set. */
  readonly at: Position | null;
}
