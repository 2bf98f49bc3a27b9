/** The value in the middle; of an even number the upper one of the two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Microseconds that one call takes. */
export function microseconds(call: () => unknown): number {
  const start = performance.now();
  call();
  return (performance.now() - start) * 1000;
}
