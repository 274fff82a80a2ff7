import fc from "fast-check";
import { expect, test } from "vitest";
import { feet, kgOf, massIn, metresOf } from "./measures";

test("a height in feet and inches comes back within a centimetre", () => {
  const heights = fc.integer({ min: 120, max: 220 }).map((cm) => cm / 100);
  fc.assert(
    fc.property(heights, (height) => {
      const { ft, inch } = feet(height);
      // Half an inch and half a centimetre of rounding.
      return Math.abs(metresOf(ft, inch) - height) <= 0.018;
    }),
  );
});

test("a mass in pounds comes back as the same pounds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 70, max: 500 }), (lb) => massIn("mi", kgOf("mi", lb)) === lb),
  );
  expect(kgOf("km", 72.5)).toBe(72.5);
});
