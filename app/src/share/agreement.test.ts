/**
 * What the app works out without a server against Python: `tests/agreement/test_shared.py`
 * writes the catalogue, routines with their timelines, and programmes in other minutes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RoutineDoc, TimelineDoc } from "../api/schema";
import { adapted, fixedProgramme } from "./fixed";
import { linkOf, sharedIn } from "./link";
import { type LoreDoc, type LoreProgramme, loreOf, type Mobility } from "./lore";
import { unrolled } from "./unroll";

interface Case {
  readonly key: string;
  readonly minutes: number;
  readonly mobility: Mobility;
  /** Null where Python says that not one move fits. */
  readonly routine: RoutineDoc | null;
}
interface Told {
  readonly catalogue: LoreDoc;
  readonly played: readonly { readonly routine: RoutineDoc; readonly timeline: TimelineDoc }[];
  readonly programmes: readonly Case[];
  readonly links: readonly { readonly link: string; readonly routine: RoutineDoc; readonly unknown: readonly string[] }[];
}

const path = process.env["UNKINK_SHARED"];
const told = path ? (JSON.parse(readFileSync(path, "utf8")) as Told) : undefined;
const lore = told && loreOf(told.catalogue);

test.skipIf(!told)("timelines of every programme and of random plans are Python's, cue for cue", () => {
  expect(told!.played.length).toBeGreaterThan(200);
  for (const { routine, timeline } of told!.played) expect(unrolled(routine, lore!)).toEqual(timeline);
});

test.skipIf(!told)("programmes in other minutes are Python's, bout for bout", () => {
  expect(told!.programmes.length).toBeGreaterThan(50);
  for (const { key, minutes, mobility, routine } of told!.programmes) {
    const programme = lore!.programmes.get(key) as LoreProgramme;
    const found = adapted(fixedProgramme(programme), lore!, { minutes, mobility });

    expect(found.routine ?? null).toEqual(routine);
  }
});

test.skipIf(!told)("links that Python wrote, also with moves of tomorrow, are read as Python reads them", async () => {
  expect(told!.links.length).toBeGreaterThan(300);
  for (const { link, routine, unknown } of told!.links) {
    const found = await sharedIn(link.slice(link.indexOf("#")), lore!);

    expect(found).toEqual({ routine, unknown });
  }
});

test.skipIf(!told)("links are written for Python to read", async () => {
  const links = [];
  for (const { routine } of told!.played) links.push((await linkOf(routine, "https://example.org/roll/")) ?? null);

  writeFileSync(`${path}.links`, JSON.stringify(links));
});
