import { describe, expect, test } from "vitest";
import { footPath, kinkPath, MARK_PATH, SORENESS_PATH, stepOf, type Step } from "./kink-path";

/** The corners that a path bends around; a crest lies high above the line. */
function crests(path: string): number {
  const corners = [...path.matchAll(/Q([-\d.]+) ([-\d.]+)/g)].map((one) => Number(one[2]));
  return corners.filter((y) => y < 3).length;
}

describe("the kinked line", () => {
  test.each([0, 1, 2, 3, 4] as Step[])("has as many crests as the load has steps: %i", (step) => {
    expect(crests(kinkPath(step))).toBe(step);
  });

  test("is drawn as the mark is", () => {
    expect(MARK_PATH.startsWith("M2.0 12.0Q6.0 12.0 7.5 14.0Q9.0 16.0 12.0 8.0")).toBe(true);
    expect(MARK_PATH.endsWith("Q37.0 12.0 62.0 12.0")).toBe(true);
  });

  test("kinks over the link that is shown, or lies flat", () => {
    expect(footPath(0, 4)).toContain("Q50.0 -8.0");
    expect(footPath(3, 4)).toContain("Q350.0 -8.0");
    expect(footPath(-1, 4)).toBe("M0 16H400");
  });

  test("swings more the sorer it is", () => {
    const heights = [...SORENESS_PATH.matchAll(/Q[-\d.]+ ([-\d.]+)/g)].map((one) =>
      Math.round(10 * Math.abs(Number(one[1]) - 14)),
    );

    expect(heights.slice(0, -1)).toEqual([...heights.slice(0, -1)].sort((a, b) => a - b));
    expect(Math.max(...heights)).toBeGreaterThan(110);
  });

  test("takes the nearest step and stays on the scale", () => {
    expect([stepOf(-1), stepOf(2.4), stepOf(9)]).toEqual([0, 2, 4]);
  });
});
