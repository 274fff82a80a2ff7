/** Routines that are kept in the page's own storage; nothing of them leaves it. */
import type { RoutineDoc } from "../api/schema";
import { note, noted } from "../api/note";
import { isFault, routineIn } from "../pages/routine-file";

const KEY = "unkink.kept";
/** So that storage is never full of them. */
const MOST = 50;

/** Returns the kept routines, the newest first. */
export function keptRoutines(): readonly RoutineDoc[] {
  try {
    const found: unknown = JSON.parse(noted(KEY) ?? "[]");
    return Array.isArray(found) ? (found as RoutineDoc[]).filter(isRoutine) : [];
  } catch {
    // Written by another version; no reason to fail.
    return [];
  }
}

/** Keeps a routine; one that is kept already comes first. */
export function keepRoutine(routine: RoutineDoc): void {
  const rest = keptRoutines().filter((one) => !isSame(one, routine));
  note(KEY, JSON.stringify([routine, ...rest].slice(0, MOST)));
}

/** Keeps a routine no longer. */
export function dropRoutine(routine: RoutineDoc): void {
  note(KEY, JSON.stringify(keptRoutines().filter((one) => !isSame(one, routine))));
}

function isRoutine(found: unknown): boolean {
  return !isFault(routineIn(JSON.stringify(found)));
}

function isSame(one: RoutineDoc, other: RoutineDoc): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
