/** A routine as a file, `unkink.routine/1`. */
import type { RoutineDoc } from "../api/schema";
import { fileName } from "../pages/routine-file";

/** Lets the browser save a routine. */
export function saveFile(routine: RoutineDoc): void {
  const blob = new Blob([JSON.stringify(routine, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName(routine.title);
  link.click();
  URL.revokeObjectURL(link.href);
}
