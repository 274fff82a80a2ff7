/** A plan on its way to the session. */
import { call } from "../api/client";
import type { PlanDoc, VariantRef } from "../api/schema";
import { handOver } from "../session/handover";
import { go } from "../shell/router";

/** Opens the session with a plan. */
export function play(plan: PlanDoc): void {
  handOver(plan);
  go("/session");
}

/** Time in which any one move fits, with both sides, its set-up and the way into it [min]. */
const ONE_MOVE_MINUTES = 6;

interface Around {
  readonly tools: readonly string[];
  readonly place: string | undefined;
  /** Every other move; they are barred, so that the plan is this one alone. */
  readonly others: readonly string[];
}

/**
 * Returns a plan of one variant alone.
 *
 * @throws ProblemError if it does not fit what the runner has told.
 */
export async function planOne(ref: VariantRef, { tools, place, others }: Around): Promise<PlanDoc> {
  const body = { minutes: ONE_MOVE_MINUTES, keep: [ref], tools, place, bar: others };
  return call<PlanDoc>("/plans", { method: "POST", body });
}
