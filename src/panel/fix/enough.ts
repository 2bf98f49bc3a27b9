import type { Fix, Message } from '../../core/index.ts';
import { say } from '../strings.ts';

/** How many of the requests will pass, and whether something may stand against it. */
export function enoughText({ proof, sufficient }: Fix): Message {
  const passing = proof.filter(({ after }) => after === 'allowed').length;
  if (proof.length === 1) return say(passing === 0 ? 'proof_none' : sufficient ? 'proof_one' : 'proof_one_if');
  const values = { passing: String(passing), total: String(proof.length) };
  if (passing < proof.length) return say('proof', values);
  return say(sufficient ? 'proof_all' : 'proof_all_if', values);
}
