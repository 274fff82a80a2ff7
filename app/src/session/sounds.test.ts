import { expect, test } from "vitest";
import { cue } from "./builders";
import { AHEAD_S, soundsAhead, vibrationOf } from "./sounds";

const CUES = [cue(10, "roll"), cue(10, "stroke"), cue(13, "stroke"), cue(16, "stroke"), cue(40, "change_sides")];

test("every stroke knocks once, whatever the ticks", () => {
  const told: number[] = [];
  let afterS = -1;
  for (let hereS = 8; hereS < 20; hereS += 0.25)
    for (const due of soundsAhead(CUES, { afterS, hereS, speed: 1 })) {
      if (due.sound === "knock") told.push(due.atS);
      afterS = Math.max(afterS, due.atS);
      expect(due.inS).toBeLessThanOrEqual(AHEAD_S);
      expect(hereS + due.inS).toBeCloseTo(due.atS, 9);
    }

  expect(told).toEqual([10, 13, 16]);
});

test("a change of sides knocks twice and shakes, a stroke does not shake", () => {
  expect(soundsAhead(CUES, { afterS: 20, hereS: 39, speed: 1 })).toEqual([{ sound: "two_knocks", atS: 40, inS: 1 }]);
  expect(vibrationOf("change_sides").length).toBeGreaterThan(1);
  expect(vibrationOf("stroke")).toEqual([]);
  expect(vibrationOf("cue")).toEqual([]);
});

test("what was missed in a sleep does not knock in a row", () => {
  expect(soundsAhead(CUES, { afterS: 9, hereS: 30, speed: 1 })).toEqual([]);
});
