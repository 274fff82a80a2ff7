import { expect, test } from "vitest";
import { plan } from "./builders";
import { loopS, viewAt } from "./view";

const PLAN = plan();

test("before the first set one gets ready, and knows how long", () => {
  const view = viewAt(PLAN, 12);

  expect(view).toMatchObject({ kind: "ready", bout: 0, number: 1, count: 2, side: "left", leftS: 8, leftInAllS: 163 });
  expect(view.steps.map((step) => step.state)).toEqual(["was", "now", "later"]);
  expect(view.steps.map((step) => step.text)).toEqual(["position 0", "set_up 10", "place_tool 15"]);
});

test("in a set the clock, the share and the next side are those of the set", () => {
  const view = viewAt(PLAN, 35);

  expect(view).toMatchObject({ kind: "set", side: "left", leftS: 15, share: 0.5, intoSetS: 15 });
  expect(view.next).toEqual({ bout: 0, side: "right" });
});

test("between two sides it is a change, and its side is the one to come", () => {
  expect(viewAt(PLAN, 52)).toMatchObject({ kind: "change", bout: 0, side: "right", leftS: 3 });
});

test("between two bouts one gets ready for the next", () => {
  expect(viewAt(PLAN, 95)).toMatchObject({ kind: "ready", bout: 1, intoReadyS: 10, leftS: 15 });
});

test("the last set is followed by nothing, and the end by the last words", () => {
  expect(viewAt(PLAN, 150).next).toBeUndefined();
  expect(viewAt(PLAN, 175)).toMatchObject({ kind: "done", leftInAllS: 0, caption: "done 175" });
});

test("the newest sentence of a set is its caption, and a stroke says more than the seconds", () => {
  expect(viewAt(PLAN, 20).caption).toBe("To the hip.");
  expect(viewAt(PLAN, 38).caption).toBe("ease_off 38");
  expect(viewAt(PLAN, 56).caption).toBe("roll 55");
});

test("the figure plays its loop in a set, and stands at its start outside", () => {
  expect(loopS(viewAt(PLAN, 29), 6)).toBe(3);
  expect(loopS(viewAt(PLAN, 52), 6)).toBe(0);
  expect(loopS(viewAt(PLAN, 29), 0)).toBe(0);
});

test("a move that was eased on the way counts once", () => {
  const { routine } = PLAN;
  const eased = { ...PLAN, routine: { ...routine, bouts: [routine.bouts[0]!, ...routine.bouts] } };

  expect(viewAt(eased, 120)).toMatchObject({ bout: 1, number: 1, count: 2 });
});
