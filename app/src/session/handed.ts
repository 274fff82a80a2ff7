/** What a session got done, by group, for the page after it. */
import type { BoutDoc, FeltDoc, PlanDoc, Side } from "../api/schema";

export type { FeltDoc, PlanDoc } from "../api/schema";

/** One group that was rolled. */
export interface SoreAt {
  readonly group: string;
  readonly name: string;
  /** A move and variant whose picture stands for it, such as `calf.both-crossed`. */
  readonly still: string;
  readonly seconds: number;
  readonly parts: readonly PartBefore[];
}

/** One muscle of one side, with the soreness reported before; null if none was. */
export interface PartBefore {
  readonly muscle: FeltDoc["muscle"];
  readonly side: Side;
  readonly before: number | null;
}

/** Returns the groups of which something was rolled, in the order of the routine. */
export function rolledGroups(
  plan: PlanDoc,
  played: readonly (readonly [number, number])[],
  options: { readonly before: readonly FeltDoc[]; readonly nameOf: (bout: BoutDoc) => string },
): SoreAt[] {
  const groups = new Map<string, SoreAt>();
  plan.routine.bouts.forEach((bout, number) => {
    const sets = plan.timeline.cues.filter((cue) => cue.kind === "roll" && cue.bout === number);
    const rolled = sets.map((cue) => ({
      side: cue.side,
      seconds: overlap(played, cue.at_s, cue.at_s + cue.lasts_s),
    }));
    const seconds = rolled.reduce((sum, one) => sum + one.seconds, 0);
    if (seconds <= 0) return;
    const sides = new Set(rolled.filter((one) => one.seconds > 0).flatMap((one) => sidesOf(one.side)));
    const former = groups.get(bout.group);
    const parts = bout.muscles.flatMap((muscle) =>
      [...sides].map((side) => ({ muscle, side, before: beforeOf(options.before, muscle, side) })),
    );
    groups.set(bout.group, {
      group: bout.group,
      name: former?.name ?? options.nameOf(bout),
      still: former?.still ?? `${bout.move}.${bout.variant}`,
      seconds: (former?.seconds ?? 0) + seconds,
      parts: merged(former?.parts ?? [], parts),
    });
  });
  return [...groups.values()];
}

/** Returns the highest of what was reported before of some parts; null if nothing was. */
export function worstBefore(parts: readonly PartBefore[]): number | null {
  const told = parts.flatMap((one) => (one.before === null ? [] : [one.before]));
  return told.length ? Math.max(...told) : null;
}

function merged(former: readonly PartBefore[], more: readonly PartBefore[]): PartBefore[] {
  const isNew = (one: PartBefore): boolean => !former.some((old) => old.muscle === one.muscle && old.side === one.side);
  return [...former, ...more.filter(isNew)];
}

function sidesOf(side: string): Side[] {
  return side === "both" ? ["left", "right"] : [side as Side];
}

function beforeOf(before: readonly FeltDoc[], muscle: string, side: string): number | null {
  return before.find((one) => one.muscle === muscle && one.side === side)?.value ?? null;
}

function overlap(played: readonly (readonly [number, number])[], from: number, to: number): number {
  return played.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}
