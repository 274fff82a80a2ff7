import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWide, seesBack, spaced, stands, wrapped } from "./map-layout";

describe("the body map", () => {
  test("shows one side on a phone and two beside each other where there is room", () => {
    expect(stands({ width: 350, height: 432, scale: 1 }, 0)).toHaveLength(1);
    expect(stands({ width: 750, height: 640, scale: 1 }, 30).map((one) => one.turnDeg)).toEqual([30, 210]);
    expect(isWide({ width: 350, height: 432, scale: 1 })).toBe(false);
  });

  test("stands between the names, as far from the left ones as from the right ones", () => {
    const [front, back] = stands({ width: 750, height: 640, scale: 1 }, 0).map(
      (one) => one.left + one.width / 2,
    );

    expect((front ?? 0) + (back ?? 0)).toBeCloseTo(750);
    expect(front).toBeGreaterThan(148);
    expect((back ?? 0) - (front ?? 0)).toBeGreaterThan(200);
  });

  test("shows one side where letters are so large that names need the room", () => {
    expect(isWide({ width: 750, height: 640, scale: 1.5 })).toBe(false);
  });

  test("knows front from back however far it was turned", () => {
    expect([0, 89, 91, 180, 271, -10].map(seesBack)).toEqual([false, false, true, true, false, false]);
    expect([wrapped(-90), wrapped(725)]).toEqual([270, 5]);
  });

  test("names never overlap, and stay inside while there is room", () => {
    const points = fc.array(fc.integer({ min: 0, max: 640 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(points, (ys) => {
        const tops = spaced([...ys].sort((a, b) => a - b), { top: 0, bottom: 640, scale: 1 });
        const isApart = tops.every((top, at) => at === 0 || top - (tops[at - 1] ?? 0) >= 92);
        return isApart && (tops.at(-1) ?? 0) + 92 <= 640 && (tops[0] ?? 0) >= 0;
      }),
    );
  });
});
