import type { CauseRule } from './types.ts';

type Named = Pick<CauseRule, 'errors' | 'evidence'>;

/** For a cause that the browser itself names: its error strings, and the evidence that one of them is there. */
export const byError = (errors: RegExp): Named => ({
  errors,
  evidence: ({ error }) => (error !== null && errors.test(error) ? {} : null),
});

/** Firefox logs every request that got no answer as a CORS error of this category. */
export const DID_NOT_SUCCEED: readonly string[] = ['CORSDidNotSucceed2'];

/** The one sentence that all failures of the connection share. */
export const NO_HEADER = 'No header was exchanged. CORS plays no part in it.';
