/** One measured figure, as `npm run bench -- --json FILE` writes it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The largest value that is still good. */
  readonly bound: number;
  readonly met: boolean;
}

/** A value rounded to three significant digits beside its bound. */
export function figure(name: string, value: number, unit: string, bound: number): Figure {
  return { name, value: Number(value.toPrecision(3)), unit, bound, met: value <= bound };
}
