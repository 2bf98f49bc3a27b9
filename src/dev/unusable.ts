/** Something outside the program is missing or wrong. The message is one sentence for the user, without a stack trace. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}
