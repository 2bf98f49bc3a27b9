import { Say } from './Say.tsx';
import { say } from './strings.ts';

/** Stands where a part of the panel cannot be had any more. */
export function Gone() {
  return (
    <p role="alert">
      <Say message={say('gone')} /> <Say message={say('gone_todo')} />
    </p>
  );
}
