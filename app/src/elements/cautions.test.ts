import { expect, test } from "vitest";
import type { Caution } from "../api/catalogue";
import { found, isWhole, placed, taken, withoutCaution } from "./cautions";

const WOUND = { key: "wound", name: "a wound or burn", effect: "bar_region", advice: "" } as Caution;
const WRISTS = { key: "sore-wrists", name: "weak grip", effect: "adapt", advice: "" } as Caution;

test("words in any order find a caution, also by its key", () => {
  expect(found([WOUND, WRISTS], "burn wound")).toEqual([WOUND]);
  expect(found([WOUND, WRISTS], "Wrists")).toEqual([WRISTS]);
  expect(found([WOUND, WRISTS], " ")).toHaveLength(2);
});

test("what holds at one place is whole once the place is told", () => {
  const held = taken([], WOUND);

  expect(isWhole(WOUND, held[0]!)).toBe(false);
  const told = placed(held, "wound", { muscles: ["soleus"], side: "left" });
  expect(isWhole(WOUND, told[0]!)).toBe(true);
  expect(isWhole(WRISTS, taken([], WRISTS)[0]!)).toBe(true);
});

test("a caution is held once and can be let go", () => {
  const held = taken(taken([], WOUND), WOUND);

  expect(held).toHaveLength(1);
  expect(withoutCaution(held, "wound")).toEqual([]);
});
