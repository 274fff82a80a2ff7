import { expect, test } from "vitest";
import type { MuscleWorkDoc, RunDetail } from "../api/schema";
import { strandsOf } from "./run-strands";

function makeWork(muscle: MuscleWorkDoc["muscle"], group: MuscleWorkDoc["group"], easy_km: number) {
  return { muscle, group, easy_km, band: "light", is_assumed: false, reasons: [] } as MuscleWorkDoc;
}

const RUN = {
  muscles: [
    makeWork("gluteus_medius", "seat", 11),
    makeWork("gluteus_maximus", "seat", 12),
    makeWork("quadriceps", "quadriceps", 10),
    makeWork("lats", "lats", 1),
  ],
  profile: {
    work: { gluteus_maximus: [0, 0.5, 1], gluteus_medius: [0, 0.5, 1], quadriceps: [0, 0.1, 1] },
  },
} as unknown as RunDetail;

test("each group comes once before the others of a group do", () => {
  const muscles = strandsOf(RUN, [0, 50, 100], 2).map((strand) => strand.muscle);

  expect(muscles).toEqual(["gluteus_maximus", "quadriceps", "gluteus_medius"]);
});

test("a strand knows by where half of its work was done", () => {
  const strand = strandsOf(RUN, [0, 50, 100], 2)[1];

  expect(strand?.half_m).toBeCloseTo(72.2, 1);
  expect(strand?.steps).toEqual([0, 4]);
});
