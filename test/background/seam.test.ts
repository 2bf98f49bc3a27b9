import { expect, test } from 'vitest';
import { createSeam, unheard } from '../../src/background/seam.ts';
import { recorded } from './world.ts';

const events = recorded('pf-missing-acao');

function heardBefore(count: number) {
  const seam = createSeam();
  for (const event of events.slice(0, count)) seam.note(event);
  return seam.recent();
}

test.each(events.map((_, index) => [index]))(
  'of a stream whose first %i events another recorder took, the others go in, each once and in order',
  (count) => {
    const both = [...events.slice(Math.max(0, count - 2)), ...events.slice(count)].toReversed();
    const left = unheard(both, heardBefore(count));
    expect(new Set(left.map(({ event, details }) => `${event} ${details.requestId}`)).size).toBe(left.length);
    expect(left).toHaveLength(events.length - count);
    expect(left.map(({ details }) => details.timeStamp)).toEqual(
      left.map(({ details }) => details.timeStamp).toSorted((a, b) => a - b),
    );
  },
);

test('what is older than all that is remembered went in long ago', () => {
  const [first] = events;
  if (first === undefined) throw new Error('no events');
  const at = (time: number) => ({ ...first, details: { ...first.details, timeStamp: time } });
  const seam = createSeam();
  for (let time = 1000; time < 2500; time++) seam.note(at(time));
  expect(unheard([at(5), at(2499), at(2500)], seam.recent())).toEqual([at(2500)]);
});
