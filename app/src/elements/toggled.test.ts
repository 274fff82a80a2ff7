import { expect, test } from "vitest";
import { toggled } from "./toggled";

test("a chip goes on and off again", () => {
  expect(toggled(["roller"], "ball", {})).toEqual(["roller", "ball"]);
  expect(toggled(["roller", "ball"], "ball", {})).toEqual(["roller"]);
});

test("of single chips one is on, and pressing it again changes nothing", () => {
  const chosen = ["home"];

  expect(toggled(chosen, "office", { single: true })).toEqual(["office"]);
  expect(toggled(chosen, "home", { single: true })).toBe(chosen);
});

test("the least number stays on", () => {
  const chosen = ["roller"];

  expect(toggled(chosen, "roller", { least: 1 })).toBe(chosen);
});
