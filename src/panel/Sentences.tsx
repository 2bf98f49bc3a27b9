import { Fragment } from 'preact';
import { type Message, phrase } from '../core/index.ts';
import { usePanel } from './panel-context.ts';
import { Say } from './Say.tsx';

/** A full-width mark brings the space behind it with it: Chinese puts no other between sentences. */
const FULL_WIDTH_END = /[。！？：；，）]$/;

/** Sentences one after the other, with a space between two of them where their language has one. */
export function Sentences({ messages }: { readonly messages: readonly Message[] }) {
  const { lookup } = usePanel();
  return (
    <>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const gap = before === undefined || FULL_WIDTH_END.test(phrase(before, lookup)) ? '' : ' ';
        return (
          <Fragment key={index}>
            {gap}
            <Say message={message} />
          </Fragment>
        );
      })}
    </>
  );
}
