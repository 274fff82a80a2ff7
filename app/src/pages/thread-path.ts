/** Threads: a line through days or along a way that kinks where there was load. */
import { smooth, type Step } from "../elements/kink-path";

/** Width of one day or stretch in the box of a thread, and the height of its line. */
export const CELL = 20;
export const MIDDLE = 30;

/** How far the corners of the highest kink lie off its line; the line bends half as far. */
const SWING = 46;

type Corner = readonly [x: number, y: number];

/** Returns the path of a thread of some steps, in a box of `CELL` a step by 60. */
export function threadPath(steps: readonly Step[]): string {
  const cells = steps.flatMap((step, at) => kinksIn(at * CELL, step));
  return smooth([[0, MIDDLE], ...cells, [steps.length * CELL, MIDDLE]]);
}

function kinksIn(from: number, step: Step): Corner[] {
  if (step === 0) return [[from + CELL / 2, MIDDLE]];
  if (step === 1) {
    const bump = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => from + part * CELL);
    return bump.map((x, at): Corner => [x, at === 2 ? MIDDLE - 21 : MIDDLE]);
  }
  const swing = 9.5 + 4.6 * step;
  const count = 2 * step - 1;
  const width = 0.68 * CELL;
  const peaks = Array.from({ length: count }, (_, at): Corner => {
    const x = from + 0.16 * CELL + (width * (at + 0.5)) / count;
    return [x, at % 2 ? MIDDLE + swing : MIDDLE - swing];
  });
  return [[from + 0.1 * CELL, MIDDLE], ...peaks, [from + 0.9 * CELL, MIDDLE]];
}

/** A stop of the thread's colour: from calm ink to the colour of its load. */
export interface Stop {
  /** Along the thread, 0 to 1. */
  readonly at: number;
  readonly step: Step;
}

/** Returns the colours along a thread; they change between the cells. */
export function threadStops(steps: readonly Step[]): Stop[] {
  const place = (cell: number, part: number) => (cell + part) / steps.length;
  return steps.flatMap((step, cell) => [
    { at: place(cell, 0.12), step },
    { at: place(cell, 0.88), step },
  ]);
}

/** Lower bounds of expected soreness for one kink to four, of 10; the first three are bands. */
const SORE = [0.5, 1.5, 3, 5] as const;

/** Returns how much a thread kinks for a soreness of 10; unknown lies smooth. */
export function soreStep(soreness: number | null): Step {
  return SORE.filter((least) => (soreness ?? 0) >= least).length as Step;
}

/**
 * Lower bounds of the work of a stretch, as a multiple of an even share: drawn so that the
 * model's ratios at slopes of a few per cent are seen (ten per cent down is 1.25 for the
 * front thigh, ten per cent up 1.54 for the seat).
 */
const UNEVEN = [1.02, 1.1, 1.25, 1.5] as const;

/** Returns how the work of each stretch compares with an even way: 1 is even, 1.2 a fifth more. */
export function workRatios(way: readonly number[], done: readonly number[], cells: number): number[] {
  const whole = way.at(-1) ?? 0;
  const shares = Array.from({ length: cells + 1 }, (_, at) => shareAt(way, done, (whole * at) / cells));
  return Array.from({ length: cells }, (_, at) => ((shares[at + 1] ?? 0) - (shares[at] ?? 0)) * cells);
}

/** Returns the step of a stretch's colour: the same on every run, however high its kinks are drawn. */
export function workStep(ratio: number): Step {
  return UNEVEN.filter((least) => ratio >= least).length as Step;
}

/**
 * Returns the path of a thread that kinks as high as it is told, in a box of `CELL` a
 * stretch by 60.
 *
 * @param heights 0 to 1 for each stretch.
 * @param waves Kinks on the whole way.
 */
export function wavePath(heights: readonly number[], waves: number): string {
  const width = heights.length * CELL;
  const corners = Array.from({ length: 2 * waves }, (_, at): Corner => {
    const x = (width * (at + 0.5)) / (2 * waves);
    const swing = SWING * heightAt(heights, x / CELL - 0.5);
    return [x, at % 2 ? MIDDLE + swing : MIDDLE - swing];
  });
  return smooth([[0, MIDDLE], ...corners, [width, MIDDLE]]);
}

function heightAt(heights: readonly number[], cell: number): number {
  const at = Math.min(heights.length - 1, Math.max(0, cell));
  const [before, after] = [heights[Math.floor(at)] ?? 0, heights[Math.ceil(at)] ?? 0];
  return before + (at - Math.floor(at)) * (after - before);
}

/** Returns the share done at a distance, straight between points. */
export function shareAt(way: readonly number[], done: readonly number[], metres: number): number {
  const after = way.findIndex((one) => one >= metres);
  if (after < 0) return done.at(-1) ?? 0;
  if (after === 0) return done[0] ?? 0;
  const [from, to] = [way[after - 1] ?? 0, way[after] ?? 0];
  const part = to > from ? (metres - from) / (to - from) : 1;
  return (done[after - 1] ?? 0) + part * ((done[after] ?? 0) - (done[after - 1] ?? 0));
}

/** Returns the distance by which a share of the work was done [m]. */
export function wayOf(way: readonly number[], done: readonly number[], share: number): number {
  return shareAt(done, way, share);
}
