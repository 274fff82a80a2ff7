/** The one sentence that Today opens with, and what it rests on. */
import type { Group, GroupDoc, ReasonDoc, RunDoc, TodayDoc } from "../api/schema";

export type Headline =
  | { readonly kind: "empty" }
  | { readonly kind: "stopped" }
  | { readonly kind: "sore"; readonly group: GroupDoc }
  | { readonly kind: "calm" }
  | { readonly kind: "easy"; readonly run: RunDoc }
  | {
      readonly kind: "run";
      readonly run: RunDoc;
      readonly group: GroupDoc;
      readonly cause: ReasonDoc | undefined;
    };

const BANDS = ["none", "light", "clear", "strong"] as const;
/** After this nobody asks about that run any more [ms]. */
const FRESH_MS = 5 * 86_400_000;

/** Returns what Today has to say first. */
export function headline(today: TodayDoc): Headline {
  if (today.is_stopped) return { kind: "stopped" };
  const sorest = bySoreness(today.groups)[0];
  const run = today.newest_run;
  if (run === null || isPast(run, today)) {
    if (sorest) return { kind: "sore", group: sorest };
    return today.runs === 0 ? { kind: "empty" } : { kind: "calm" };
  }
  const group = tookMost(run, today.groups);
  if (!group) return { kind: "easy", run };
  return { kind: "run", run, group, cause: mainCause(group.reasons) };
}

/** Groups that are seen from the back. */
const BEHIND: ReadonlySet<Group> = new Set(["hamstrings", "calf", "seat", "back", "lats"]);

/** Returns how the body is turned to show what is talked about [degrees]. */
export function turnFor(said: Headline): 0 | 180 {
  return "group" in said && BEHIND.has(said.group.group) ? 180 : 0;
}

/** Returns the group that a run asked most of; undefined if it asked little of all. */
export function tookMost(run: RunDoc, groups: readonly GroupDoc[]): GroupDoc | undefined {
  const band = ({ group }: GroupDoc): number => BANDS.indexOf(run.bands[group] ?? "none");
  const order = [...groups].sort(
    (one, other) => band(other) - band(one) || one.rank - other.rank,
  );
  const most = order[0];
  return most && band(most) >= 1 ? most : undefined;
}

/** Returns the cause that makes at least half of it; undefined if none stands out. */
export function mainCause(reasons: readonly ReasonDoc[]): ReasonDoc | undefined {
  const most = [...reasons].sort((one, other) => other.share - one.share)[0];
  return most && most.share >= 0.5 ? most : undefined;
}

/** Returns groups that were reported sore, the sorest first. */
function bySoreness(groups: readonly GroupDoc[]): GroupDoc[] {
  return groups
    .filter((group) => group.origin === "reported" && group.soreness >= 1)
    .sort((one, other) => other.soreness - one.soreness);
}

function isPast(run: RunDoc, { now }: TodayDoc): boolean {
  return Date.parse(now) - Date.parse(run.end) > FRESH_MS;
}

/** Returns which groups wait for the question of the next morning, in the order asked. */
export function askedGroups(today: TodayDoc): Group[] {
  const parts = today.morning?.parts ?? [];
  const found = today.groups.filter((group) =>
    group.parts.some((part) => parts.some((one) => one.muscle === part.muscle)),
  );
  return found.map((group) => group.group);
}
