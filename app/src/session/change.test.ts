import { expect, test } from "vitest";
import type { AlternativeDoc, PlanDoc } from "../api/schema";
import { bout, cue, cuesOf, plan } from "./builders";
import { beyondS, changed, easedTo } from "./change";
import { placeOf, playedOf, prepare, step } from "./machine";

/** The two-bout plan with another set of the first bout, as Python makes it: 70 s longer. */
function longer(): AlternativeDoc {
  const { routine, timeline } = plan();
  const more = [
    cue(85, "change_sides", { side: "left", lasts_s: 5, priority: 8 }),
    cue(90, "roll", { side: "left", lasts_s: 30, priority: 8 }),
    cue(120, "change_sides", { side: "right", lasts_s: 5, priority: 8 }),
    cue(125, "roll", { side: "right", lasts_s: 30, priority: 8 }),
  ];
  const sets = [...bout(10).sets, ...bout(10).sets];
  const cues = [...cuesOf(0, 10), ...more, ...cuesOf(1, 170), cue(245, "done", { bout: -1, priority: 9 })];
  return {
    routine: { ...routine, total_s: 245, bouts: [bout(10, { sets, end_s: 155 }), bout(170, { move: "calf" })] },
    timeline: { ...timeline, total_s: 245, cues: cues.sort((a, b) => a.at_s - b.at_s) },
  };
}

/** The second bout in a gentler variant whose set-up takes 5 s more. */
function gentler(): AlternativeDoc {
  const { routine, timeline } = plan();
  const second = cuesOf(1, 100).map((one) => ({ ...one, at_s: one.at_s >= 110 ? one.at_s + 5 : one.at_s }));
  const cues = [...cuesOf(0, 10), ...second, cue(180, "done", { bout: -1, priority: 9 })];
  return {
    routine: { ...routine, total_s: 180, bouts: [bout(10), bout(100, { move: "calf", variant: "easy", end_s: 180 })] },
    timeline: { ...timeline, total_s: 180, cues: cues.sort((a, b) => a.at_s - b.at_s) },
  };
}

function withBoth(): PlanDoc {
  return plan({ alternatives: [{ gentler: null, more: longer() }, { gentler: gentler(), more: null }] });
}

const rolls = (of: PlanDoc): number[] => of.timeline.cues.filter((one) => one.kind === "roll").map((one) => one.at_s);

test("one more set goes on at the same second, and its sets follow", () => {
  const change = changed(withBoth(), 0, "more", 60);

  expect(change?.moment(60)).toBe(60);
  expect(change?.plan.timeline.total_s).toBe(245);
  expect(rolls(change?.plan as PlanDoc)).toEqual([20, 55, 90, 125, 180, 215]);
  expect(change?.plan.routine.bouts[0]?.sets).toHaveLength(4);
});

test("a gentler variant goes on as far into the same set", () => {
  const change = changed(withBoth(), 1, "too_much", 120);

  expect(rolls(plan())[2]).toBe(110);
  expect(change?.moment(120)).toBe(125);
  expect(change?.moment(150)).toBe(155);
  expect(change?.moment(40)).toBe(40);
});

test("a second change without a network keeps the first one and follows it", () => {
  const first = changed(withBoth(), 0, "more", 60)?.plan as PlanDoc;
  const second = changed(first, 1, "too_much", 190)?.plan as PlanDoc;

  expect(second.routine.bouts[0]?.sets).toHaveLength(4);
  expect(second.routine.bouts[1]?.variant).toBe("easy");
  // The first set of the second bout begins 5 s later, after the 70 s that the first grew.
  expect(rolls(second)).toEqual([20, 55, 90, 125, 185, 220]);
  expect(second.timeline.total_s).toBe(180 + 70);
  expect(second.routine.bouts[1]?.start_s).toBe(170);
});

test("a bout that was changed has no second alternative of that kind", () => {
  const first = changed(withBoth(), 1, "too_much", 120)?.plan as PlanDoc;

  expect(changed(first, 1, "too_much", 130)).toBeUndefined();
  expect(changed(plan(), 0, "more", 30)).toBeUndefined();
});

test("the machine plays on from there, and what was played stays in its sets", () => {
  let { state } = step(prepare(withBoth(), { id: "a" }), { type: "begin", now: { ms: 0 } });
  ({ state } = step(state, { type: "tick", now: { ms: 120_000 } }));
  const change = changed(state.plan, 1, "too_much", 120);
  if (!change) throw new Error("no change");
  ({ state } = step(state, { type: "replace", now: { ms: 120_000 }, fromS: 120, ...change }));

  expect(placeOf(state, 121_000)).toBe(126);
  // Ten seconds of the second bout were rolled, and they lie in its set: from 115.
  expect(playedOf(state, 120_000)).toEqual([[0, 125]]);
});

test("a bout goes on in its gentler variant, unless it was ended", () => {
  const former = bout(10);
  const eased = plan();
  const done = bout(10, { end_s: 40 });
  const bouts = [done, bout(40, { variant: "easy" }), bout(130, { move: "calf" })];
  const ended = { ...eased, routine: { ...eased.routine, bouts: [done, bout(50, { move: "calf" })] } };

  // What was done of it still stands for the second that is going on.
  expect(easedTo({ ...eased, routine: { ...eased.routine, bouts } }, former, 39.5)?.variant).toBe("easy");
  expect(easedTo(ended, former, 39.5)).toBeUndefined();
});

test("one more set is beyond the plan only as far as the minutes do not hold it", () => {
  const before = plan();
  const within = { ...before, routine: { ...before.routine, value: 1, budget_s: 600, total_s: 590 } };
  const beyond = { ...within, routine: { ...within.routine, total_s: 660 } };

  expect(beyondS(within, within)).toBe(0);
  expect(beyondS(beyond, within)).toBe(60);
});
