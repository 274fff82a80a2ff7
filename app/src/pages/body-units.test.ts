import fc from "fast-check";
import { expect, test } from "vitest";
import { rangeOf, shown, typed } from "./body-units";

test("height is typed in cm or inches and kept in metres", () => {
  expect(typed("178", "height", "km")).toBe(1.78);
  expect(typed("70", "height", "mi")).toBeCloseTo(1.778);
});

test("empty forgets, and what is out of range is refused", () => {
  expect(typed(" ", "mass", "km")).toBeNull();
  expect(typed("300", "mass", "km")).toBeUndefined();
  expect(typed("much", "mass", "km")).toBeUndefined();
});

test("a decimal comma is a decimal point", () => {
  expect(typed("61,5", "mass", "km")).toBe(61.5);
});

test("what is shown can be typed again and means the same", () => {
  const choices = [fc.constantFrom("height", "mass"), fc.constantFrom("km", "mi")] as const;
  fc.assert(
    fc.property(...choices, fc.double({ min: 0, max: 1, noNaN: true }), (measure, units, part) => {
      const [least, most] = rangeOf(measure as "height", units as "km");
      const text = String(Math.round(least + part * (most - least)));
      const value = typed(text, measure as "height", units as "km");
      expect(shown(value, measure as "height", units as "km")).toBe(text);
    }),
  );
});
