/** Where along a run the work of each muscle was done. */
import type { RunDetail } from "../api/schema";
import type { Step } from "../elements/kink-path";
import { wayOf, workSteps } from "./thread-path";

export interface Strand {
  readonly muscle: string;
  readonly steps: readonly Step[];
  /** Distance by which half of its work was done [m]. */
  readonly half_m: number;
}

/**
 * Returns a strand for each muscle: the hardest worked of a group first, then the others of
 * the groups, because those of one group lie nearly alike.
 */
export function strandsOf(
  { muscles, profile }: Pick<RunDetail, "muscles" | "profile">,
  way: readonly number[],
  stretches: number,
): Strand[] {
  const sorted = [...muscles].sort((one, other) => other.easy_km - one.easy_km);
  const isFirst = (at: number) => sorted.findIndex((one) => one.group === sorted[at]?.group) === at;
  const order = [...sorted.filter((_, at) => isFirst(at)), ...sorted.filter((_, at) => !isFirst(at))];
  return order.flatMap(({ muscle }) => {
    const done = profile.work[muscle];
    if (!done) return [];
    return [{ muscle, steps: workSteps(way, done, stretches), half_m: wayOf(way, done, 0.5) }];
  });
}
