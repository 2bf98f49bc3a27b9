import { type Exchange, inEnglish, type Message, phrase } from '../core/index.ts';

export const say = (message: Message): string => phrase(message, inEnglish);

export const indented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Method and address of the request that the page made. */
export function nameOfRequest({ legs }: Exchange): string {
  const request = legs.find(({ role }) => role === 'request') ?? legs[0];
  return `${request?.method ?? ''} ${request?.url ?? ''}`;
}
