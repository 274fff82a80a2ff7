import { afterEach, expect, test } from "vitest";
import { EN } from "./en";
import { say, speak } from "./words";

afterEach(() => speak(EN));

test("a language that lacks a sentence says it in English", () => {
  speak({ "nav.today": "Heute" });

  expect([say("nav.today"), say("nav.moves")]).toEqual(["Heute", "Moves"]);
});

test("values are put in, and a number chooses its form", () => {
  speak({ "nav.today": "{runs|one run|# runs} of {name}" });

  expect(say("nav.today", { runs: 1, name: "June" })).toBe("one run of June");
  expect(say("nav.today", { runs: 212, name: "June" })).toBe("212 runs of June");
});
