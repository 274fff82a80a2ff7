import { expect, test } from "vitest";
import { paceTicks, pointsOf, pointWords, scalesOf, slopeAt, spread } from "./run-points";

const PROFILE = {
  time_s: [0, 40, 80, 120, 160],
  distance_m: [0, 100, null, 300, 400],
  altitude_m: [100, 110, 120, 130, 140],
  speed_mps: [2.5, 2.5, 2.5, 2.5, 2.5],
  work: {},
};

test("gaps in the distance are filled, so that the way never falls", () => {
  expect(pointsOf(PROFILE).way).toEqual([0, 100, 100, 300, 400]);
});

test("scales follow the runner's units", () => {
  const { across, height } = scalesOf(pointsOf(PROFILE), "mi");

  expect(across.to).toBeCloseTo(0.2485, 3);
  expect(height?.to).toBeCloseTo(459.3, 0);
});

test("a slope is read over a hundred metres", () => {
  expect(slopeAt(pointsOf({ ...PROFILE, distance_m: [0, 50, 100, 150, 200] }), 2)).toBeCloseTo(20);
});

test("a point is told in words", () => {
  expect(pointWords(pointsOf(PROFILE), 4)).toContain("0.4 km, 2:40: 140 m, 6:40 /km");
});

test("without altitude a point says nothing of height and slope", () => {
  const flat = pointsOf({ ...PROFILE, altitude_m: [null, null, null, null, null] });

  expect(slopeAt(flat, 2)).toBeNull();
  expect(pointWords(flat, 4)).toContain("–");
});

test("points for a table run from the first to the last, each once", () => {
  const points = pointsOf({ ...PROFILE, distance_m: [0, 100, 200, 300, 400] });

  expect(spread(points, 3)).toEqual([0, 2, 4]);
  expect(spread(points, 20)).toEqual([0, 1, 2, 3, 4]);
});

test("paces beside the chart are round and do not crowd", () => {
  const ticks = paceTicks({ from: 1, to: 4 }, "km");

  expect(ticks.map((speed) => 1000 / 60 / speed)).toEqual([4.5, 6, 10].map((one) => expect.closeTo(one)));
});
