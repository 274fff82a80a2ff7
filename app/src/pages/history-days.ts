/** The weeks of a group as its thread shows them. */
import type { DayDoc, ThreadDoc } from "../api/schema";
import type { Step } from "../elements/kink-path";
import { soreStep } from "./thread-path";

/** Whether there is anything to show of a group. */
export function hasAny({ days }: ThreadDoc): boolean {
  return days.some((day) => day.rolled_s > 0 || day.reported !== null || stepOf(day) > 0);
}

/** Returns how much the thread kinks on each day. */
export function stepsOf({ days }: ThreadDoc): Step[] {
  return days.map(stepOf);
}

/**
 * By the soreness that was expected, or said, whichever is more: a day that one called sore
 * never lies smooth.
 */
function stepOf({ expected, reported }: DayDoc): Step {
  return soreStep(Math.max(expected ?? 0, reported ?? 0));
}

/** Returns on how many days a group was rolled. */
export function daysRolled({ days }: ThreadDoc): number {
  return days.filter((day) => day.rolled_s > 0).length;
}

/** Returns the places of the days from which weeks are named: each seventh, from the first. */
export function weekStarts(days: readonly DayDoc[]): number[] {
  return days.map((_, at) => at).filter((at) => at % 7 === 0);
}

/** Returns threads with those first that have most to show. */
export function sortedThreads(threads: readonly ThreadDoc[]): ThreadDoc[] {
  const sum = (thread: ThreadDoc) => stepsOf(thread).reduce((all: number, one) => all + one, 0);
  const weight = new Map(threads.map((thread) => [thread, sum(thread) + 2 * daysRolled(thread)]));
  return [...threads].sort((one, other) => (weight.get(other) ?? 0) - (weight.get(one) ?? 0));
}
