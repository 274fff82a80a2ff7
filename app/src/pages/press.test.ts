import { expect, test } from "vitest";
import { makeMove, makeVariant } from "./examples";
import { bandOf, type Load, loadKg, loadWords, rungsOf } from "./press";

function makeLoad(some: Partial<Load> = {}): Load {
  return { kind: "number", mean: 36.5, least: 36.3, most: 41.3, legs: 2, per_leg: 18.3, ...some };
}

test("rungs go from gentle to firm, and lighter first within a press", () => {
  const move = makeMove({
    variants: [
      makeVariant({ key: "firm", press: "firm" }),
      makeVariant({ key: "heavy", press: "gentle" }),
      makeVariant({ key: "light", press: "gentle" }),
    ],
  });
  const loads = new Map([
    ["firm", makeLoad({ mean: 20 })],
    ["heavy", makeLoad({ mean: 30 })],
    ["light", makeLoad({ mean: 10 })],
  ]);

  expect(rungsOf(move, loads).map((rung) => rung.variant.key)).toEqual(["light", "heavy", "firm"]);
});

test("a load that the supports decide is one number", () => {
  expect(loadWords(makeLoad())).toBe("about 37 %");
});

test("a load that the runner decides stays a band", () => {
  expect(loadWords(makeLoad({ kind: "band", least: 12, most: 67 }))).toBe("12 to 67 %");
});

test("where hands press there is no share", () => {
  expect(loadWords(null)).toBe("your hands decide");
  expect(loadKg(null, 70)).toBe("");
});

test("a runner's own mass changes the kilograms", () => {
  expect(loadKg(makeLoad(), 60)).toBe("about 22 kg");
  expect(loadKg(makeLoad({ kind: "band", least: 10, most: 60 }), 80)).toBe("8 to 48 kg");
});

test("the drawn band stays between nothing and the whole weight", () => {
  expect(bandOf(makeLoad({ least: -2, most: 130 }))).toEqual({ from: 0, to: 100, usual: 36.5 });
});
