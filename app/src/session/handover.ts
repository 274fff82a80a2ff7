/** The plan that goes from a page to the session; a reload does not lose it. */
import type { PlanDoc } from "../api/schema";

const KEPT = "unkink.session_plan";

/** Puts a plan where the session finds it. */
export function handOver(plan: PlanDoc): void {
  sessionStorage.setItem(KEPT, JSON.stringify(plan));
}

/** Returns the plan that was handed over last. */
export function takeOver(): PlanDoc | undefined {
  const kept = sessionStorage.getItem(KEPT);
  return kept ? (JSON.parse(kept) as PlanDoc) : undefined;
}
