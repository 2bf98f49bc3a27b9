/** The browser's own word on one request. */
export interface Truth {
  /**
   * Its name for what CORS blocked: CDP's `CorsError`, or the category of a message in Firefox's console; `null` when it
   * names none.
   */
  readonly corsError: string | null;
  /** What it names beside it: a header, a method, a value. */
  readonly failedParameter: string;
  /** Whether the page got its answer; `null` where that is not told, or may have other reasons than the network. */
  readonly isAnswered: boolean | null;
}

export const UNBLOCKED: Truth = { corsError: null, failedParameter: '', isAnswered: null };
