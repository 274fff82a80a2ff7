/** Where along a run the work of each muscle was done. */
import type { RunDetail } from "../api/schema";
import type { Step } from "../elements/kink-path";
import { wayOf, workRatios, workStep } from "./thread-path";

export interface Strand {
  readonly muscle: string;
  /** How high it kinks in each stretch, 0 to 1: 1 is the highest of this run. */
  readonly heights: readonly number[];
  readonly steps: readonly Step[];
  /** Distance by which half of its work was done [m]. */
  readonly half_m: number;
  /** Where most of it was done [m]; undefined if nowhere more than elsewhere. */
  readonly most_m: number | undefined;
}

export interface Strands {
  readonly strands: readonly Strand[];
  /** What the highest kinks stand for: so much more than on an even way, 0.2 is a fifth. */
  readonly highest: number;
}

/** Less than this above an even way is not drawn: it is less than the model knows. */
const LEAST = 0.02;
/** Of all stretches of all muscles the highest few are drawn alike, or a jump of the watch would flatten the rest. */
const HIGH = 0.97;

/**
 * Returns a strand for each muscle: the hardest worked of a group first, then the others of
 * the groups, because those of one group lie nearly alike. Kinks are scaled to this run, so
 * that gentle hills are seen as well.
 */
export function strandsOf(
  { muscles, profile }: Pick<RunDetail, "muscles" | "profile">,
  way: readonly number[],
  stretches: number,
): Strands {
  const sorted = [...muscles].sort((one, other) => other.easy_km - one.easy_km);
  const isFirst = (at: number) => sorted.findIndex((one) => one.group === sorted[at]?.group) === at;
  const order = [...sorted.filter((_, at) => isFirst(at)), ...sorted.filter((_, at) => !isFirst(at))];
  const found = order.flatMap(({ muscle }) => {
    const done = profile.work[muscle];
    return done ? [{ muscle, done, ratios: workRatios(way, done, stretches) }] : [];
  });
  const highest = highestOf(found.flatMap(({ ratios }) => ratios));
  const stretch_m = (way.at(-1) ?? 0) / stretches;
  return {
    highest,
    strands: found.map(({ muscle, done, ratios }) => ({
      muscle,
      heights: ratios.map((ratio) => heightOf(ratio, highest)),
      steps: ratios.map((ratio) => (heightOf(ratio, highest) > 0 ? workStep(ratio) : 0)),
      half_m: wayOf(way, done, 0.5),
      most_m: mostAt(ratios, highest, stretch_m),
    })),
  };
}

/** Returns how far the high stretches lie above an even way; 0 if the run was even. */
function highestOf(ratios: readonly number[]): number {
  const above = ratios.map((ratio) => ratio - 1).filter((more) => more >= LEAST).sort((one, other) => one - other);
  return above[Math.ceil(HIGH * above.length) - 1] ?? 0;
}

function heightOf(ratio: number, highest: number): number {
  const more = ratio - 1;
  return highest > 0 && more >= LEAST ? Math.min(1, more / highest) : 0;
}

function mostAt(ratios: readonly number[], highest: number, stretch_m: number): number | undefined {
  const most = Math.max(...ratios);
  return heightOf(most, highest) > 0 ? (ratios.indexOf(most) + 0.5) * stretch_m : undefined;
}
