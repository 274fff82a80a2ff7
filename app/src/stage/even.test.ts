import { AnimationClip, NumberKeyframeTrack, QuaternionKeyframeTrack } from "three";
import { describe, expect, it } from "vitest";
import { goesBack } from "./even";

const clip = (values: number[], times = [0, 1, 2]): AnimationClip =>
  new AnimationClip("roll", 2, [new NumberKeyframeTrack("pelvis.position", times, values)]);

describe("a motion that goes back the way it came", () => {
  it("is one whose second half mirrors the first", () => {
    expect(goesBack(clip([0, 1, 0]))).toBe(true);
    expect(goesBack(clip([0, 1, 0.1]))).toBe(false);
  });

  it("may differ by less than can be seen", () => {
    expect(goesBack(clip([0, 1, 0.001]))).toBe(true);
  });

  it("keeps the same pace both ways", () => {
    expect(goesBack(clip([0, 1, 0], [0, 0.5, 2]))).toBe(false);
  });

  it("knows that a turn and its negative are the same turn", () => {
    const turned = new QuaternionKeyframeTrack("left thigh.quaternion", [0, 1, 2], [0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, -1]);

    expect(goesBack(new AnimationClip("roll", 2, [turned]))).toBe(true);
  });
});
