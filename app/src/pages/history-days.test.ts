import { expect, test } from "vitest";
import type { DayDoc, ThreadDoc } from "../api/schema";
import { daysRolled, hasAny, sortedThreads, stepsOf, weekStarts } from "./history-days";

function makeDay(some: Partial<DayDoc> = {}): DayDoc {
  return { date: "2026-11-01", easy_km: 0, expected: 0, reported: null, rolled_s: 0, ...some };
}

function makeThread(...days: Partial<DayDoc>[]): ThreadDoc {
  return { group: "calf", name: "calves", days: days.map(makeDay) };
}

test("a thread kinks by expected soreness", () => {
  expect(stepsOf(makeThread({}, { expected: 0.6 }, { expected: 3.2 }))).toEqual([0, 1, 3]);
});

test("a day that was called sore never lies smooth", () => {
  expect(stepsOf(makeThread({ expected: null, reported: 4 }))).toEqual([3]);
});

test("a group with neither load nor report nor rolling has nothing to show", () => {
  expect(hasAny(makeThread({}, { expected: 0.2 }))).toBe(false);
  expect(hasAny(makeThread({ rolled_s: 60 }))).toBe(true);
});

test("days rolled are counted, not minutes", () => {
  expect(daysRolled(makeThread({ rolled_s: 60 }, {}, { rolled_s: 600 }))).toBe(2);
});

test("each seventh day is named", () => {
  expect(weekStarts(Array.from({ length: 28 }, () => makeDay()))).toEqual([0, 7, 14, 21]);
});

test("what has most to show stands first", () => {
  const calm = makeThread({});
  const busy = makeThread({ expected: 5 });

  expect(sortedThreads([calm, busy])).toEqual([busy, calm]);
});
