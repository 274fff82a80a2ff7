/** Small charts along a run: scales, ticks and lines, as numbers. */

/** Both in a box of 1000 by 100; x from left, y from the top. */
export type Point = readonly [x: number, y: number];

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Returns where a value lies on a scale, 0 to 1. */
export function placeOn({ from, to }: Scale, value: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}

/**
 * Returns even round values on a scale, at most `most` of them.
 *
 * @param scale Low and high end.
 * @param most At least 2.
 */
export function ticks({ from, to }: Scale, most: number): number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(span / most));
  const steps = [1, 2, 5, 10, 20].map((one) => one * power);
  const all = steps.map((step) => multiples({ from, to }, step));
  return all.find((some) => some.length <= most) ?? [from];
}

function multiples({ from, to }: Scale, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => rounded((first + at) * step));
}

/** Takes off what binary arithmetic leaves behind, such as 0.30000000000000004. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Returns the ends of what is there; undefined if nothing is. */
export function scaleOf(values: readonly (number | null)[], least = 0): Scale | undefined {
  const there = values.filter((value) => value !== null);
  if (!there.length) return undefined;
  const from = Math.min(...there);
  const to = Math.max(...there);
  const missing = Math.max(0, least - (to - from)) / 2;
  return { from: from - missing, to: to + missing };
}

/** Returns lines through values; a gap in them is a gap in the line. */
export function linePath(
  xs: readonly number[],
  ys: readonly (number | null)[],
  { across, up }: { across: Scale; up: Scale },
): string {
  let isPen = false;
  const parts = xs.map((x, at) => {
    const y = ys[at] ?? null;
    const command = isPen ? "L" : "M";
    isPen = y !== null;
    if (y === null) return "";
    return `${command}${(1000 * placeOn(across, x)).toFixed(1)} ${(100 - 100 * placeOn(up, y)).toFixed(2)}`;
  });
  return parts.join("");
}

/** Returns the mean of each value and its neighbours; gaps stay gaps. */
export function smoothed(values: readonly (number | null)[], reach: number): (number | null)[] {
  return values.map((value, at) => {
    if (value === null) return null;
    const near = values.slice(Math.max(0, at - reach), at + reach + 1).filter((one) => one !== null);
    return near.reduce((sum, one) => sum + one, 0) / near.length;
  });
}

/** Returns the index whose value is nearest; the values rise. */
export function nearest(values: readonly number[], wanted: number): number {
  let best = 0;
  values.forEach((value, at) => {
    if (Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) best = at;
  });
  return best;
}

/** Returns values with their gaps filled by the one before, so that they can be searched. */
export function filled(values: readonly (number | null)[]): number[] {
  let last = values.find((value) => value !== null) ?? 0;
  return values.map((value) => (last = value ?? last));
}
