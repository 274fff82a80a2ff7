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

/** The least time in which one move fits both sides, its set-up and the way into it [min]. */
const ONE_MOVE_MINUTES = 6;

/**
 * Returns a plan of one variant alone.
 *
 * @throws ProblemError if it does not fit what the runner has told.
 */
export async function planOne(
  ref: VariantRef,
  { tools, place }: { tools: readonly string[]; place: string | undefined },
): Promise<PlanDoc> {
  const body = { minutes: ONE_MOVE_MINUTES, keep: [ref], tools, place };
  return call<PlanDoc>("/plans", { method: "POST", body });
}
