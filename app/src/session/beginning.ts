/** What a session begins with: an id, what was sore, and the way into a position. */
import type { FeltDoc, PlanDoc, TodayDoc } from "../api/schema";
import type { View } from "./view";

const DAY_MS = 86_400_000;
/** Longer than any way into a position takes [s]. */
const WAY_S = 8;

/** Returns an id; `randomUUID` is missing on pages that came over plain HTTP. */
export function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Returns what was reported sore in the day before now. */
export function reportedBefore(today: TodayDoc | undefined, now: Date): FeltDoc[] {
  return (today?.groups ?? [])
    .flatMap((group) => group.parts)
    .flatMap(({ muscle, side, reported }) => {
      const isFresh = reported && now.getTime() - new Date(reported.at).getTime() < DAY_MS;
      return isFresh ? [{ muscle, side, value: reported.value }] : [];
    });
}

/** The way in is shown from standing; from one floor position to the next it would mislead. */
const UPRIGHT: ReadonlySet<string | undefined> = new Set([undefined, "standing", "chair"]);

/** Returns the position whose way in is shown now: while one gets down, if there is a clip. */
export function wayOf(plan: PlanDoc, view: View, missing: ReadonlySet<string>): string | undefined {
  const { position } = plan.routine.bouts[view.bout] ?? {};
  const former = plan.routine.bouts[view.bout - 1]?.position;
  const isShown = view.kind === "ready" && view.intoReadyS < WAY_S && position !== former && UPRIGHT.has(former);
  return isShown && position && !missing.has(position) ? position : undefined;
}
