import { expect, test } from "vitest";
import { softPicture, type Standing } from "./soft-picture";

/** A square board of 1 m: region 5 on its front, 9 on its back, a step in front of it with region 13. */
function board(): Standing {
  const square = (x: number, half: number): number[] => [x, 0, -half, x, 0, half, x, 1, half, x, 1, -half];
  const of = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
  const facing = (x: number): number[] => of([x, 0, 0], 4).flat();
  return {
    positions: [...square(0.1, 0.5), ...square(-0.1, 0.5), ...square(0.2, 0.2)],
    normals: [...facing(1), ...facing(-1), ...facing(1)],
    limbs: of(0, 36),
    regions: [...of(5, 4), ...of(9, 4), ...of(13, 4)],
    triangles: [0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7, 8, 9, 10, 8, 10, 11],
    height: 1,
  };
}

const PAINT = { colours: Array.from({ length: 36 }, () => 0.5), fibres: Array.from({ length: 24 }, () => 0) };
const LIGHT = { sky: [1, 1, 1], ground: [1, 1, 1], key: 1, glow: 0 } as const;

function regionAt(isBack: boolean, across: number): number | undefined {
  const { regions, width, height } = softPicture(board(), PAINT, LIGHT, { height: 50, isBack });
  return regions[Math.floor(height / 2) * width + Math.floor(width * across)];
}

test("what is nearer covers what lies behind it", () => {
  expect(regionAt(false, 0.5)).toBe(13);
  expect(regionAt(false, 0.2)).toBe(5);
  expect(regionAt(true, 0.5)).toBe(9);
});

test("only the body is painted", () => {
  const { pixels, regions, width, height } = softPicture(board(), PAINT, LIGHT, { height: 50, isBack: false });
  const alpha = (point: number): number | undefined => pixels[4 * point + 3];

  expect(pixels).toHaveLength(4 * width * height);
  regions.forEach((region, point) => expect(alpha(point)).toBe(region ? 255 : 0));
});
