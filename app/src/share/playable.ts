/** A routine with all that a session needs, worked out without a server. */
import type { PlanDoc, RoutineDoc } from "../api/schema";
import { alternativesOf } from "./alternatives";
import type { Lore } from "./lore";
import { unrolled } from "./unroll";

/** Returns a routine to play. */
export function playable(routine: RoutineDoc, lore: Lore): PlanDoc {
  return { routine, timeline: unrolled(routine, lore), alternatives: alternativesOf(routine, lore), notices: [] };
}
