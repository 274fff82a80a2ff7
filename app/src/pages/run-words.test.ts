import { expect, test } from "vitest";
import type { RunDoc } from "../api/schema";
import { askedWords, bandStep, factWords, mostAsked, strongest } from "./run-words";

const RUN = {
  distance_m: 18200,
  moving_s: 6480,
  ascent_m: null,
  descent_m: 640,
  bands: { quadriceps: "strong", calf: "clear", seat: "strong" },
} as unknown as RunDoc;

test("the strongest band counts", () => {
  expect(strongest(RUN)).toBe("strong");
  expect(strongest({ bands: {} })).toBe("none");
});

test("only the groups of the strongest band are named", () => {
  expect(mostAsked(RUN)).toEqual(["quadriceps", "seat"]);
  expect(askedWords(RUN, { quadriceps: "front thighs" })).toBe("most for front thighs and seat");
});

test("a run that asked little names no muscle", () => {
  expect(mostAsked({ bands: { calf: "light" } as RunDoc["bands"] })).toEqual([]);
});

test("facts leave out what was not recorded", () => {
  expect(factWords(RUN)).toBe("18.2 km in 1 h 48 min · 640 m down");
});

test("stronger bands kink more", () => {
  expect((["none", "light", "clear", "strong"] as const).map(bandStep)).toEqual([0, 1, 2, 3]);
});
