/** Some measurements of the same thing. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** @throws RangeError without a measurement */
export function spreadOf(measured: readonly number[]): Spread {
  const sorted = measured.toSorted((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (least === undefined || median === undefined || most === undefined) throw new RangeError('nothing was measured');
  return { least, median, most };
}
