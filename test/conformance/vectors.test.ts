import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/core/ingress-nginx/simulate.ts';
import { corsOnly, isUnmodelled, LEFT_OUT, runnable, vectors } from '../lab/gateway/vectors.ts';
import { vectorBackend } from '../lab/gateway/vector-backend.ts';

describe('every measured request through the simulated controller', () => {
  it('leaves out exactly the rows with a directive that is not modelled', () => {
    const unmodelled = vectors.filter(({ ingress }) => ingress.some(isUnmodelled));
    expect(Object.keys(LEFT_OUT).toSorted()).toEqual(unmodelled.map(({ id }) => id).toSorted());
    expect(runnable.length).toBe(vectors.length - unmodelled.length);
  });

  it.each(runnable.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const answer = simulate(vector.ingress, vector.release, vector.request, vectorBackend);
    expect({ status: answer.status, cors: corsOnly(answer.headers) }).toEqual({
      status: vector.status,
      cors: vector.cors,
    });
  });

  it('reaches the application where the measured one was reached', () => {
    // The measured application marks its answers, except that of a websocket.
    const marked = runnable.filter(({ id }) => id !== 'websocket-101');
    const wrong = marked.filter(
      ({ ingress, release, request, reachedBackend }) =>
        simulate(ingress, release, request, vectorBackend).reachedBackend !== reachedBackend,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
