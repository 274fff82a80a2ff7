import fc from "fast-check";
import { expect, test } from "vitest";
import { filled, linePath, nearest, scaleOf, smoothed, ticks } from "./chart";

test("ticks are round and lie on the scale", () => {
  expect(ticks({ from: 118, to: 322 }, 4)).toEqual([150, 200, 250, 300]);
  expect(ticks({ from: 0, to: 1 }, 4)).toEqual([0, 0.5, 1]);
});

test("ticks never leave the scale and are never more than asked for", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -500, max: 9000, noNaN: true }),
      fc.double({ min: 0.01, max: 5000, noNaN: true }),
      fc.integer({ min: 2, max: 8 }),
      (from, span, most) => {
        const found = ticks({ from, to: from + span }, most);
        expect(found.length).toBeLessThanOrEqual(most);
        for (const tick of found) {
          expect(tick).toBeGreaterThanOrEqual(from - 1e-6 * (span + Math.abs(from)));
          expect(tick).toBeLessThanOrEqual(from + span + 1e-6 * (span + Math.abs(from)));
        }
      },
    ),
  );
});

test("a level run does not look like mountains", () => {
  expect(scaleOf([100, 101, null], 40)).toEqual({ from: 80.5, to: 120.5 });
});

test("nothing there has no scale", () => {
  expect(scaleOf([null, null])).toBeUndefined();
});

test("a gap in the values is a gap in the line", () => {
  const box = { across: { from: 0, to: 3 }, up: { from: 0, to: 10 } };

  expect(linePath([0, 1, 2, 3], [0, null, 5, 10], box)).toBe("M0.0 100.00M666.7 50.00L1000.0 0.00");
});

test("smoothing keeps gaps and evens out the rest", () => {
  expect(smoothed([0, null, 6, 0], 1)).toEqual([0, null, 3, 3]);
});

test("the nearest point is found, also where distances had gaps", () => {
  expect(nearest(filled([null, 100, null, 300]), 260)).toBe(3);
});
