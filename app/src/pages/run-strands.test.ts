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
  const muscles = strandsOf(RUN, [0, 50, 100], 2).strands.map((strand) => strand.muscle);

  expect(muscles).toEqual(["gluteus_maximus", "quadriceps", "gluteus_medius"]);
});

test("a strand knows where most of its work was done, and by where half of it", () => {
  const strand = strandsOf(RUN, [0, 50, 100], 2).strands[1];

  expect(strand?.half_m).toBeCloseTo(72.2, 1);
  expect(strand?.most_m).toBe(75);
  expect(strand?.steps).toEqual([0, 4]);
});

test("gentle hills are drawn as high as steep ones, and say how little they stand for", () => {
  const gentle = { ...RUN, profile: { ...RUN.profile, work: { quadriceps: [0, 0.48, 1] } } } as typeof RUN;
  const { strands, highest } = strandsOf(gentle, [0, 50, 100], 2);

  expect(highest).toBeCloseTo(0.04);
  expect(strands[0]?.heights).toEqual([0, 1]);
  expect(strands[0]?.steps).toEqual([0, 1]);
});

test("an even run has no kinks", () => {
  const even = { ...RUN, profile: { ...RUN.profile, work: { quadriceps: [0, 0.5, 1] } } } as typeof RUN;
  const { strands, highest } = strandsOf(even, [0, 50, 100], 2);

  expect(highest).toBe(0);
  expect(strands[0]).toMatchObject({ heights: [0, 0], steps: [0, 0], most_m: undefined });
});
