import { expect, test } from "vitest";
import { pressOn } from "./press-band";

const LOAD = { kind: "band", mean: 55.8, least: 0, most: 70.5, legs: 2, per_leg: 27.9 } as const;

test("of two legs on the roller each bears its half", () => {
  expect(pressOn(LOAD)).toEqual({ least: 0, mean: 27.9, most: 35.25, isBand: true });
});

test("a load stays within the band that is drawn", () => {
  expect(pressOn({ ...LOAD, legs: 1, per_leg: 120, most: 140 })).toMatchObject({ mean: 100, most: 100 });
});
