import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterKey, gripAt, minutesAt, notches, within } from "./dial";

const minutes = fc.integer({ min: 3, max: 30 });

describe("the minute dial", () => {
  test("reads back the minutes where its grip is", () => {
    fc.assert(fc.property(minutes, (asked) => minutesAt(...gripAt(asked)) === asked));
  });

  test("goes to the nearer end where there are no notches", () => {
    expect(minutesAt(110, 220)).toBe(3);
    expect(minutesAt(130, 220)).toBe(30);
  });

  test("never gives less than three or more than sixty minutes", () => {
    expect([within(0), within(61), within(7.4)]).toEqual([3, 60, 7]);
    expect(afterKey(3, "ArrowDown")).toBe(3);
    expect(afterKey(58, "PageUp")).toBe(60);
  });

  test("moves by one, by five and to the ends with keys", () => {
    const keys = ["ArrowUp", "ArrowLeft", "PageDown", "Home", "End"];

    expect(keys.map((key) => afterKey(10, key))).toEqual([11, 9, 5, 3, 60]);
    expect(afterKey(10, "Tab")).toBeUndefined();
  });

  test("fills its notches up to the minutes", () => {
    expect(notches(10).filter((notch) => notch.filled)).toHaveLength(11);
    expect(notches(45).every((notch) => notch.filled)).toBe(true);
  });
});
