import { expect, test } from "vitest";
import { fixed, lore } from "./builders";
import { adapted } from "./fixed";

test("more minutes give longer sets, at most two minutes a side", () => {
  const { routine } = adapted(fixed(), lore(), { minutes: 30 });

  const rolled = routine!.bouts.map((bout) => bout.sets.reduce((sum, one) => sum + one.roll_s, 0));
  expect(rolled).toEqual([240, 240]);
});

test("in too few minutes the last move falls out and is named", () => {
  const { routine, fallen } = adapted(fixed(), lore(), { minutes: 3 });

  expect(fallen).toEqual(["calf"]);
  expect(routine!.notes).toEqual(["In 3 minutes these fall out: calf.", "Slowly."]);
});

test("a move whose tool is not at hand is done in another variant", () => {
  const { routine, toolless } = adapted(fixed(), lore(), { minutes: 10, tools: new Set(["stick"]) });

  expect(routine!.bouts.map((bout) => [bout.move, bout.variant, bout.tool])).toEqual([["calf", "stick", "stick"]]);
  expect(toolless).toEqual(["quad"]);
});

test("without any tool nothing is left", () => {
  expect(adapted(fixed(), lore(), { minutes: 10, tools: new Set() }).routine).toBeUndefined();
});

test("a side that is rolled alone stays alone", () => {
  const steps = [{ move: "quad", variant: "one-leg", side: "left" as const }];

  const { routine } = adapted(fixed({ steps }), lore(), { minutes: 10 });

  expect(routine!.bouts[0]!.side).toBe("left");
  expect(new Set(routine!.bouts[0]!.sets.map((one) => one.side))).toEqual(new Set(["left"]));
});
