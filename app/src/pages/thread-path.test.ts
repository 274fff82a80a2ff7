import fc from "fast-check";
import { expect, test } from "vitest";
import type { Step } from "../elements/kink-path";
import { shareAt, soreStep, threadPath, threadStops, wavePath, wayOf, workRatios, workStep } from "./thread-path";

const step = fc.integer({ min: 0, max: 4 }) as fc.Arbitrary<Step>;

test("a calm thread is a straight line", () => {
  const path = threadPath([0, 0, 0]);

  expect(new Set(path.match(/\d+\.\d \d+\.\d/g)?.map((pair) => pair.split(" ")[1]))).toEqual(new Set(["30.0"]));
});

test("every thread runs from edge to edge and stays in its box", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 84 }), (steps) => {
      const numbers = [...threadPath(steps).matchAll(/(-?\d+\.\d) (-?\d+\.\d)/g)];
      for (const [, x, y] of numbers) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(steps.length * 20);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(60);
      }
    }),
  );
});

test("colours go along in order", () => {
  const places = threadStops([0, 2, 4]).map((stop) => stop.at);

  expect([...places].sort((one, other) => one - other)).toEqual(places);
});

test("soreness kinks by its bands, and what is unknown lies smooth", () => {
  expect([null, 0, 0.5, 1.5, 3, 5].map(soreStep)).toEqual([0, 0, 1, 2, 3, 4]);
});

test("work is told against an even way", () => {
  const way = [0, 500, 1000];

  expect(workRatios(way, [0, 0.5, 1], 4)).toEqual([1, 1, 1, 1]);
  expect(workRatios(way, [0, 0.35, 1], 2)).toEqual([0.7, 1.3]);
  expect([0.7, 1, 1.02, 1.3, 2].map(workStep)).toEqual([0, 0, 1, 3, 4]);
});

test("a wave is flat where it has no height, and its line stays in the box", () => {
  const ys = (path: string) => [...path.matchAll(/-?\d+\.\d (-?\d+\.\d)/g)].map(([, y]) => Number(y));

  expect(new Set(ys(wavePath([0, 0], 8)))).toEqual(new Set([30]));
  // The line bends half as far as its corners lie off.
  const off = Math.max(...ys(wavePath([0, 1, 1], 8)).map((y) => Math.abs(y - 30)));
  expect(off / 2).toBeGreaterThan(15);
  expect(off / 2).toBeLessThan(28);
});

test("a share lies straight between two points", () => {
  expect(shareAt([0, 100, 200], [0, 0.2, 1], 150)).toBeCloseTo(0.6);
  expect(wayOf([0, 100, 200], [0, 0.2, 1], 0.6)).toBeCloseTo(150);
});
