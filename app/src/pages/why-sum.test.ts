import { expect, test } from "vitest";
import type { GroupDoc, PartDoc } from "../api/schema";
import { acrossRows, needRows, neediest, workRows } from "./why-sum";

function makePart(some: Partial<PartDoc> = {}): PartDoc {
  return {
    muscle: "quadriceps",
    side: "left",
    group: "quadriceps",
    name: "left front thigh",
    need: 0.4,
    step: 2,
    soreness: 3,
    origin: "expected",
    is_stiff: false,
    is_assumed: false,
    easy_km: 46,
    band: "strong",
    soreness_now: 2,
    soreness_peak_48h: 3.1,
    peak_at: null,
    reported: null,
    reasons: [],
    ...some,
  };
}

function makeGroup(some: Partial<GroupDoc> = {}): GroupDoc {
  return {
    group: "quadriceps",
    name: "front thighs",
    rank: 1,
    need: 0.4,
    step: 2,
    soreness: 3,
    origin: "expected",
    easy_km: 46,
    band: "strong",
    reasons: [
      { cause: "descent", value: 640, unit: "m", share: 0.5 },
      { cause: "level", value: 9, unit: "km", share: 0.4 },
      { cause: "climb", value: 610, unit: "m", share: 0.1 },
      { cause: "fast", value: 4, unit: "km", share: 0.3 },
    ],
    parts: [makePart()],
    ...some,
  };
}

test("the grounds add up to the whole, and what lies across them stands apart", () => {
  const rows = workRows(makeGroup());

  expect(rows.map((row) => row.figure)).toEqual(["23 easy km", "18 easy km", "4.6 easy km"]);
  expect(rows[0]?.words).toBe("640 m down");
  expect(acrossRows(makeGroup()).map((row) => row.figure)).toEqual(["30 % of its work"]);
});

test("each row leads to a claim", () => {
  for (const row of [...workRows(makeGroup()), ...needRows(makeGroup())]) expect(row.claim).not.toBe("");
});

test("a group that is not estimated has no sum of work", () => {
  expect(workRows(makeGroup({ easy_km: null }))).toEqual([]);
});

test("what was said comes before what follows from it", () => {
  const part = makePart({
    origin: "reported",
    soreness: 6,
    reported: { value: 6, at: "2026-11-22T07:00:00Z" },
  });

  expect(needRows(makeGroup({ parts: [part] })).map((row) => row.figure)).toEqual([
    "3 of 10",
    "6 of 10",
    "6 of 10",
    "0.4",
  ]);
});

test("the side that needs most decides", () => {
  const right = makePart({ side: "right", need: 0.9 });

  expect(neediest(makeGroup({ parts: [makePart(), right] }))).toBe(right);
});
