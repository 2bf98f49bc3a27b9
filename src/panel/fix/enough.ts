import type { Message, Proof } from '../../core/index.ts';
import { say } from '../strings.ts';

/** How many of the requests will pass. */
export function enoughText(proof: readonly Proof[]): Message {
  const passing = proof.filter(({ after }) => after === 'allowed').length;
  if (proof.length === 1) return say(passing === 1 ? 'proof_one' : 'proof_none');
  const values = { passing: String(passing), total: String(proof.length) };
  return say(passing === proof.length ? 'proof_all' : 'proof', values);
}
