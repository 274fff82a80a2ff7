/** Routines as files, `unkink.routine/1`: read with care. */
import type { RoutineDoc } from "../api/schema";

const SCHEMA = "unkink.routine/1";
/** A routine is some kilobytes; more than this is another kind of file. */
export const MOST_BYTES = 1_000_000;

/** What is wrong with a file, as a key of words with its values. */
export interface Fault {
  readonly key: "not_json" | "not_routine" | "version" | "no_bouts" | "bout";
  readonly values: Readonly<Record<string, string | number>>;
}

/** A routine as a file may hold it; the server checks the rest. */
export type RoutineFile = Pick<RoutineDoc, "title" | "author" | "notes" | "bouts">;

/** Returns the routine of a file's text, or what is wrong with it. */
export function routineIn(text: string): RoutineFile | Fault {
  const found = parsed(text);
  if (found === undefined) return fault("not_json");
  if (!isTable(found)) return fault("not_routine");
  const schema = found["schema"];
  if (typeof schema !== "string" || !schema.startsWith("unkink.routine/")) return fault("not_routine");
  if (schema !== SCHEMA) return fault("version", { found: schema });
  const bouts = found["bouts"];
  if (!Array.isArray(bouts) || !bouts.length) return fault("no_bouts");
  const bad = bouts.findIndex((bout) => !isBout(bout));
  if (bad >= 0) return fault("bout", { number: bad + 1 });
  return found as unknown as RoutineFile;
}

/** Whether reading gave a fault instead of a routine. */
export function isFault(found: RoutineFile | Fault): found is Fault {
  return "key" in found;
}

/** Returns a routine with other words for people; what is rolled stays. */
export function renamed<T extends RoutineFile>(
  routine: T,
  told: { title: string; author: string; notes: string },
): T {
  const notes = told.notes.split("\n").map((line) => line.trim()).filter(Boolean);
  return { ...routine, title: told.title.trim(), author: told.author.trim(), notes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

function isBout(bout: unknown): boolean {
  return isTable(bout) && typeof bout["move"] === "string" && typeof bout["variant"] === "string";
}

function fault(key: Fault["key"], values: Fault["values"] = {}): Fault {
  return { key, values };
}
