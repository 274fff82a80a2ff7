/** The line that kinks: one drawing for mark, load, progress and soreness. */

type Point = readonly [x: number, y: number];

/** How loaded: 0 calm to 4 most. */
export type Step = 0 | 1 | 2 | 3 | 4;

/** Returns the nearest step of the scale. */
export function stepOf(value: number): Step {
  return Math.max(0, Math.min(4, Math.round(value))) as Step;
}

/** Returns the path of a line that bends softly from corner to corner. */
export function smooth(corners: readonly Point[]): string {
  const first = corners[0];
  const last = corners[corners.length - 1];
  if (!first || !last) return "";
  const inner = corners.slice(1, -1);
  const bends = inner.map((corner, at) => {
    const next = inner[at + 1];
    return `Q${pair(corner)} ${pair(next ? middle(corner, next) : last)}`;
  });
  return `M${pair(first)}${inner.length ? bends.join("") : `L${pair(last)}`}`;
}

/** Returns the line of the load scale, in a box of 72 by 24. */
export function kinkPath(kinks: Step): string {
  if (kinks === 0) return "M3 12H69";
  if (kinks === 1) {
    return smooth([[3, 14], [24.5, 14], [30.5, 14], [36, 1], [41.5, 14], [47.5, 14], [69, 14]]);
  }
  const swing = 9 + 1.9 * kinks;
  const start = 36 - 5.5 * (kinks - 1);
  const peaks = Array.from({ length: 2 * kinks - 1 }, (_, at): Point => {
    return [start + 5.5 * at, at % 2 ? 12 + swing : 12 - swing];
  });
  const ends = [start - 6.5, start - 9.5] as const;
  return smooth([
    [3, 12],
    [ends[1], 12],
    [ends[0], 15],
    ...peaks,
    [72 - ends[0], 15],
    [72 - ends[1], 12],
    [69, 12],
  ]);
}

/** The mark, in a box of 64 by 24: kinked, then smooth. */
export const MARK_PATH = smooth([
  [2, 12],
  [6, 12],
  [9, 16],
  [15, 0],
  [21, 24],
  [27, 0],
  [33, 16],
  [37, 12],
  [62, 12],
]);

/** What lies under the page one is on, in a box of 48 by 12. */
export const HERE_PATH = smooth([
  [0, 9],
  [14, 9],
  [18, 11],
  [24, -3],
  [30, 11],
  [34, 9],
  [48, 9],
]);

/** A long line whose kinks are being rolled out, in a box of 400 by 60. */
export const HERO_PATH = smooth([
  [4, 30],
  [10, 30],
  [14, 30],
  [31, 4],
  ...Array.from({ length: 7 }, (_, at): Point => [48 + 17 * at, at % 2 ? 4 : 56]),
  [167, 4],
  [184, 30],
  [200, 30],
  [396, 30],
]);

/**
 * Returns the line above the foot in a box of 400 by 24, with its kink over one of the
 * links; without, it lies flat.
 */
export function footPath(at: number, links: number): string {
  if (at < 0) return "M0 16H400";
  const here = (400 * (at + 0.5)) / links;
  return smooth([
    [0, 16],
    [here - 42, 16],
    [here - 26, 16],
    [here - 14, 18],
    [here, -8],
    [here + 14, 18],
    [here + 26, 16],
    [here + 42, 16],
    [400, 16],
  ]);
}

/** The line under the scale of soreness, in a box of 440 by 28: it kinks more and more. */
export const SORENESS_PATH = smooth([
  [2, 14],
  [10, 14],
  ...Array.from({ length: 21 }, (_, at): Point => {
    const swing = 1.15 * Math.ceil(at / 2);
    return [30 + 20 * at, at % 2 ? 14 - swing : 14 + swing];
  }),
  [438, 14],
]);

function middle(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

function pair([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
