import { expect, test } from "vitest";
import type { GroupDoc, PartDoc } from "../api/schema";
import { feltOf, reportsOf } from "./today-soreness-values";

const PARTS = (["left", "right"] as const).flatMap((side) =>
  (["gastrocnemius", "soleus"] as const).map((muscle) => ({ muscle, side, reported: null })),
) as unknown as PartDoc[];

let count = 0;
const now = { at: new Date("2026-11-25T20:00:00Z"), id: () => `id-${(count += 1)}` };

test("one value for both sides reports every muscle of the group", () => {
  const values = { left: 4, right: 4, midline: 4 };

  const reports = reportsOf(PARTS, { isApart: false, values, isStiff: false }, now);

  expect(reports).toHaveLength(4);
  expect(new Set(reports.map((one) => one.id)).size).toBe(4);
  expect(reports.every((one) => one.value === 4)).toBe(true);
});

test("sides apart get their own values, and a side that was not said none", () => {
  const values = { left: 7, right: null, midline: null };

  const reports = reportsOf(PARTS, { isApart: true, values, isStiff: false }, now);

  expect(reports.map((one) => [one.side, one.value])).toEqual([
    ["left", 7],
    ["left", 7],
  ]);
});

test("stiff alone is a report without a value; nothing at all is none", () => {
  const values = { left: null, right: null, midline: null };

  expect(reportsOf(PARTS, { isApart: false, values, isStiff: true }, now)[0]).toMatchObject({
    value: null,
    is_stiff: true,
  });
  expect(reportsOf(PARTS, { isApart: false, values, isStiff: false }, now)).toEqual([]);
});

test("what was said before comes back, the sides apart if they differ", () => {
  const parts = PARTS.map((part) => ({
    ...part,
    reported: part.side === "left" ? { value: 6, at: "" } : null,
  }));

  const felt = feltOf({ parts } as unknown as GroupDoc);

  expect(felt.isApart).toBe(true);
  expect(felt.values).toEqual({ left: 6, right: null, midline: null });
});
