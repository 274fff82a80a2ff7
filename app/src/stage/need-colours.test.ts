import { describe, expect, test } from "vitest";
import { keyOf, regionKey, regionOf } from "./muscle-numbers";
import { painted } from "./need-colours";

const PAINT = {
  clay: [1, 1, 1] as const,
  load: [0, 0.1, 0.2, 0.3, 0.4].map((value) => [value, value, value] as const),
};

/** A strip of triangles; far apart vertices share none. */
function strip(count: number): number[] {
  return Array.from({ length: count - 2 }, (_, at) => [at, at + 1, at + 2]).flat();
}

describe("the standing figure", () => {
  test("wears the step of each region and leaves the rest clay", () => {
    const quads = regionKey("quadriceps", "left");
    const regions = [...Array(12).fill(quads), ...Array(12).fill(0)];

    const { colours, fibres } = painted(regions, strip(24), new Map([[quads, 4]]), PAINT);

    expect(colours[0]).toBeCloseTo(0.4);
    expect(colours[23 * 3]).toBeCloseTo(1);
    expect([fibres[0], fibres[23 * 2]]).toEqual([1, 0]);
  });

  test("fades where regions meet", () => {
    const quads = regionKey("quadriceps", "left");
    const regions = [...Array(12).fill(quads), ...Array(12).fill(0)];

    const { colours } = painted(regions, strip(24), new Map([[quads, 4]]), PAINT);

    expect(colours[11 * 3]).toBeGreaterThan(0.41);
    expect(colours[11 * 3]).toBeLessThan(0.99);
  });

  test("numbers its regions as the mesh does", () => {
    expect(regionKey("gastrocnemius", "left")).toBe(keyOf(1, 1));
    expect(regionOf(keyOf(15, 0))).toEqual({ muscle: "thoracic_spine", side: "midline" });
    expect(regionOf(keyOf(0, 2))).toBeUndefined();
  });
});
