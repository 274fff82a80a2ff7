import { expect, test } from "vitest";
import type { Caution } from "../api/catalogue";
import { asksOf, lacksPlace, placed, turned } from "./cautions";

function makeCaution(effect: Caution["effect"]): Caution {
  return { key: "bruise", name: "a bruise", effect, advice: "Not there." };
}

const HELD = [{ caution: "wrists", muscles: [], side: null }];

test("a caution is held once and can be taken off", () => {
  const both = turned(turned(HELD, "bruise", true), "bruise", true);

  expect(both.map((one) => one.caution)).toEqual(["wrists", "bruise"]);
  expect(turned(both, "bruise", false)).toEqual(HELD);
});

test("a leg needs a side, a region a place too, the rest neither", () => {
  expect(asksOf(makeCaution("stop_leg"))).toEqual({ side: true, where: false });
  expect(asksOf(makeCaution("bar_region"))).toEqual({ side: true, where: true });
  expect(asksOf(makeCaution("adapt"))).toEqual({ side: false, where: false });
});

test("a place changes that caution only", () => {
  const held = placed(turned(HELD, "bruise", true), "bruise", { muscles: ["soleus"], side: "left" });

  expect(held[0]).toEqual(HELD[0]);
  expect(held[1]).toEqual({ caution: "bruise", muscles: ["soleus"], side: "left" });
});

test("a region without its place counts for nothing, and that is said", () => {
  const held = { caution: "bruise", muscles: [], side: null };

  expect(lacksPlace(makeCaution("bar_region"), held)).toBe(true);
  expect(lacksPlace(makeCaution("stop_leg"), held)).toBe(false);
});
