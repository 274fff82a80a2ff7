import { expect, test } from "vitest";
import { barred, chosenOf, chosenText, freed, kept, unbarred, type Wishes } from "./plan-wishes";

const WISHES: Wishes = { minutes: 10, tools: ["roller"], place: "home", keep: [], bar: [] };
const CALF = { move: "calf", variant: "both-lifted" };

test("keeping another variant of a move lets the first go", () => {
  const wishes = kept(kept(WISHES, CALF), { ...CALF, variant: "one-crossed" });

  expect(wishes.keep).toEqual([{ move: "calf", variant: "one-crossed" }]);
});

test("what is kept is not left out, and what is left out is not kept", () => {
  expect(barred(kept(WISHES, CALF), "calf")).toMatchObject({ keep: [], bar: ["calf"] });
  expect(kept(barred(WISHES, "calf"), CALF)).toMatchObject({ keep: [CALF], bar: [] });
});

test("both can be taken back", () => {
  expect(freed(kept(WISHES, CALF), "calf")).toEqual(WISHES);
  expect(unbarred(barred(WISHES, "calf"), "calf")).toEqual(WISHES);
});

test("what was chosen holds for the rest of its day, and not on the next", () => {
  const text = chosenText(barred(kept(WISHES, CALF), "quad"), new Date(2026, 10, 25, 7));

  expect(chosenOf(text, new Date(2026, 10, 25, 23))).toEqual({ keep: [CALF], bar: ["quad"] });
  expect(chosenOf(text, new Date(2026, 10, 26, 0))).toEqual({ keep: [], bar: [] });
  expect(chosenOf("not ours", new Date())).toEqual({ keep: [], bar: [] });
});
