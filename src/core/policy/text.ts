// Instructions and risks as sentences.
import type { Instruction, Risk } from '../fix.ts';
import type { Message } from '../text/message.ts';
import { keyOf, message } from '../text/strings.ts';

/** What to do, in one to three sentences. */
export function instructionText({ id, values }: Instruction): Message {
  const isLater = id.startsWith('inexpressible-') && (values['since'] ?? '') !== '';
  return message(isLater ? keyOf('instruction', id, 'since') : keyOf('instruction', id), values);
}

/** What to know before applying the change. */
export const riskText = ({ id, values }: Risk): Message => message(keyOf('risk', id), values);
