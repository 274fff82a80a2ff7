import { expect, test } from "vitest";
import { changed } from "../session/change";
import { lore, shared } from "./builders";
import { playable } from "./playable";

test("too much plays a gentler variant of the same move in the same place", () => {
  const plan = playable(shared(), lore());

  const found = changed(plan, 0, "too_much", 30);

  expect(found!.plan.routine.bouts.map((bout) => bout.variant)).toEqual(["forearms", "one-leg"]);
  expect(found!.plan.routine.bouts[0]!.start_s).toBe(10);
});

test("a move without a gentler form that the tools allow has none", () => {
  expect(playable(shared(), lore()).alternatives[1]!.gentler).toBeNull();
});

test("one more set is one on each side, and what follows moves along", () => {
  const plan = playable(shared(), lore());

  const more = plan.alternatives[0]!.more!.routine;

  expect(more.bouts[0]!.sets.map((one) => one.side)).toEqual(["left", "right", "left", "right"]);
  expect(more.bouts[1]!.start_s - plan.routine.bouts[1]!.start_s).toBe(more.total_s - plan.routine.total_s);
});
