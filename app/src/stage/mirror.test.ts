import { expect, test } from "vitest";
import type { ClipFile } from "./clip";
import { isMirroredFor, mirroredFile, shownSide } from "./mirror";

function clip(sides: readonly number[]): ClipFile {
  return {
    schema: "unkink.clip/1",
    move: "calf",
    variant: "one",
    name: "",
    seconds: 6,
    tool: null,
    grounds: [],
    stance: "chair",
    muscles: sides.map((side) => ({ number: 1, side, share: 1 })),
    camera: { toward: [0.5, 0.2, -0.8], target: [0.1, 0.5, 0.06], half_m: [1, 1], depth_m: 0.4 },
    mat: { middle: [0.1, -0.02], half: [1, 1] },
    props: { stool: [0.4, -0.13] },
    load: null,
  };
}

test("a clip of the left is mirrored for the right and only for it", () => {
  expect(isMirroredFor(clip([1]), "right")).toBe(true);
  expect(isMirroredFor(clip([1]), "left")).toBe(false);
  expect(isMirroredFor(clip([2]), "left")).toBe(true);
  expect(isMirroredFor(clip([1]), "both")).toBe(false);
});

test("a clip of both sides or of the middle has no other side", () => {
  expect(shownSide(clip([1, 2]))).toBe(0);
  expect(isMirroredFor(clip([1, 2]), "right")).toBe(false);
  expect(isMirroredFor(clip([0]), "right")).toBe(false);
  expect(isMirroredFor(clip([]), "right")).toBe(false);
});

test("camera, mat and furniture stand on the other side, and twice is the same again", () => {
  const other = mirroredFile(clip([1]));

  expect(other.camera.toward).toEqual([0.5, 0.2, 0.8]);
  expect(other.camera.target).toEqual([0.1, 0.5, -0.06]);
  expect(other.mat.middle).toEqual([0.1, 0.02]);
  expect(other.props["stool"]).toEqual([0.4, 0.13]);
  expect(mirroredFile(other)).toEqual(clip([1]));
});
