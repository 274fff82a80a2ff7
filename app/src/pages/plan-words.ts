/** A plan in words: how a bout is done, what found no room, what one more minute gives. */
import { type Catalogue, named } from "../api/catalogue";
import type { BoutDoc, GroupDoc, RoutineDoc } from "../api/schema";
import { capital } from "../words/capital";
import { counted, duration, list } from "../words/format";
import { say } from "../words/words";

/** Returns how a bout is done: "Both at once, two sets of 45 s, hips up". */
export function howWords(bout: BoutDoc, variant: string): string {
  const how = sidesWords(bout);
  return variant ? `${how}, ${variant}` : how;
}

function sidesWords({ sets, side, simultaneous }: BoutDoc): string {
  const sides = new Set(sets.map((set) => set.side));
  if (sides.has("left") && sides.has("right")) {
    const left = sets.filter((set) => set.side === "left").reduce((sum, set) => sum + set.roll_s, 0);
    return say("today.how.each", { time: duration(left) });
  }
  const time = setsWords(sets.map((set) => set.roll_s));
  if (side === "left" || side === "right") return say(`today.how.${side}`, { time });
  if (side === "both" && simultaneous) return say("today.how.together", { time });
  return capital(time);
}

function setsWords(seconds: readonly number[]): string {
  const first = seconds[0] ?? 0;
  if (seconds.length === 1) return duration(first);
  const isEven = seconds.every((one) => one === first);
  const total = seconds.reduce((sum, one) => sum + one, 0);
  return isEven
    ? say("today.how.sets", { count: counted(seconds.length), time: duration(first) })
    : say("today.how.sets_sum", { count: counted(seconds.length), time: duration(total) });
}

/** Returns the name of the variant that a bout does; "" if the catalogue has none. */
export function variantName(bout: BoutDoc, catalogue: Catalogue | undefined): string {
  const move = catalogue?.moves.get(bout.move);
  return move?.variants.find((one) => one.key === bout.variant)?.name ?? "";
}

/** Returns the change of position before a bout; "" if there is none. */
export function thenWords(
  bout: BoutDoc,
  before: BoutDoc | undefined,
  catalogue: Catalogue | undefined,
): string {
  if (!before || before.position === bout.position || !catalogue) return "";
  return say("today.then", { position: named(catalogue.positions, bout.position) });
}

/** Returns the names of groups as the runner's own list has them. */
export function groupName(key: string, groups: readonly GroupDoc[]): string {
  return groups.find((one) => one.group === key)?.name ?? key.replaceAll("_", " ");
}

/** Returns what found no room: "shins and back thighs"; "" if all did. */
export function noRoomWords({ left_out }: RoutineDoc, groups: readonly GroupDoc[]): string {
  // Calm muscles are not missed.
  const missed = left_out.filter(
    ({ group, obstacle }) =>
      obstacle === "less_need" && (groups.find((one) => one.group === group)?.step ?? 0) > 0,
  );
  return list(missed.map(({ group }) => groupName(group, groups)));
}

/** Returns what one more minute would do; "" if nothing. */
export function moreWords(routine: RoutineDoc, groups: readonly GroupDoc[]): string {
  const more = routine.one_more_minute;
  if (!more || more.added_value <= 0 || !more.added.length) return "";
  const here = new Set(routine.bouts.map((bout) => bout.group));
  const names = (isNew: boolean): string[] => {
    const added = more.added.filter(({ group }) => !here.has(group) === isNew);
    return [...new Set(added.map(({ group }) => groupName(group, groups)))];
  };
  const fresh = names(true);
  if (fresh.length) return say("today.more.new", { names: list(fresh) });
  return say("today.more.longer", { names: list(names(false)) });
}
