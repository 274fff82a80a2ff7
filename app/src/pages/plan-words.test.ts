import { describe, expect, test } from "vitest";
import type { BoutDoc, GroupDoc, RoutineDoc } from "../api/schema";
import { howWords, moreWords, noRoomWords } from "./plan-words";

function makeBout(fields: Partial<BoutDoc>): BoutDoc {
  return { side: "both", simultaneous: false, sets: [], group: "calf", ...fields } as BoutDoc;
}

const GROUPS = [
  { group: "calf", name: "calves", step: 3 },
  { group: "hamstrings", name: "back thighs", step: 2 },
  { group: "lats", name: "sides of the back", step: 0 },
] as GroupDoc[];

function makeRoutine(fields: Partial<RoutineDoc>): RoutineDoc {
  return { bouts: [makeBout({})], left_out: [], one_more_minute: null, ...fields } as RoutineDoc;
}

describe("a bout in words", () => {
  test("counts sets of both legs at once", () => {
    const sets = [45, 45].map((roll_s) => ({ side: "both" as const, roll_s }));

    expect(howWords(makeBout({ simultaneous: true, sets }), "hips up")).toBe(
      "Both at once, two sets of 45 s, hips up",
    );
  });

  test("gives the time of each side where sides take turns", () => {
    const sets = (["left", "right", "left", "right"] as const).map((side) => ({ side, roll_s: 60 }));

    expect(howWords(makeBout({ sets }), "")).toBe("One side, then the other, 2 min each");
  });

  test("names the one side that needs it", () => {
    const bout = makeBout({ side: "left", sets: [{ side: "left", roll_s: 90 }] });

    expect(howWords(bout, "")).toBe("Left side only, 1 min 30 s");
  });
});

describe("what is beside the plan", () => {
  test("misses loaded muscles that found no room, and no calm ones", () => {
    const left_out = (["hamstrings", "lats"] as const).map((group) => ({
      group,
      why: "",
      obstacle: "less_need" as const,
    }));

    expect(noRoomWords(makeRoutine({ left_out }), GROUPS)).toBe("back thighs");
  });

  test("says what one more minute brings in, or whom it gives longer", () => {
    const change = { move: "", variant: "", side: "both", dose_s: 60 };
    const more = (group: "calf" | "hamstrings") =>
      makeRoutine({
        one_more_minute: { added_value: 0.1, added: [{ group, ...change }], removed: [] },
      });

    expect(moreWords(more("hamstrings"), GROUPS)).toBe("would bring in your back thighs.");
    expect(moreWords(more("calf"), GROUPS)).toBe("would give your calves longer.");
    expect(moreWords(makeRoutine({}), GROUPS)).toBe("");
  });
});
