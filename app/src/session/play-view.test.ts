import { expect, test, vi } from "vitest";
import { bout, cue, plan } from "./builders";
import { viewAt } from "./view";

// The figure is an element of a page; what is next needs none.
vi.mock("./session-figure", () => ({}));
const { nextWords } = await import("./play-view");

test("the other side, another move and the end are each called what they are", () => {
  const two = plan();

  expect(nextWords(viewAt(two, 30), two, undefined)).toBe("right side");
  expect(nextWords(viewAt(two, 60), two, undefined)).toBe("Calf, left");
  expect(nextWords(viewAt(two, 150), two, undefined)).toBe("you are done");
});

test("a second set of both sides at once is the same once more", () => {
  const rolls = [0, 70].map((at) => cue(at, "roll", { side: "both", lasts_s: 60 }));
  const { routine, timeline } = plan();
  const again = plan({
    routine: { ...routine, bouts: [bout(0, { side: "both" })] },
    timeline: { ...timeline, total_s: 130, cues: rolls },
  });

  expect(nextWords(viewAt(again, 10), again, undefined)).toBe("the same once more");
});
