/** A plan on its way to the session. */
import { cache } from "../api/cache";
import { call } from "../api/client";
import type { PlanDoc, VariantRef } from "../api/schema";
import { go } from "../shell/router";

/** Where the last plan lies in the cache. */
export const LAST_PLAN = "plan";

/** Keeps a plan and opens the session with it. */
export async function play(plan: PlanDoc): Promise<void> {
  await cache.keep(LAST_PLAN, plan);
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
  const plan = await call<PlanDoc>("/plans", {
    method: "POST",
    body: { minutes: ONE_MOVE_MINUTES, keep: [ref], tools, place },
  });
  return plan;
}
