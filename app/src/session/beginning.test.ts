import { expect, test } from "vitest";
import type { TodayDoc } from "../api/schema";
import { reportedBefore, uuid, wayOf } from "./beginning";
import { plan } from "./builders";
import { viewAt } from "./view";

test("an id is a version 4 UUID, and another one each time", () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid()).not.toBe(uuid());
});

test("what was reported in the day before counts as soreness before", () => {
  const part = (at: string | null): object => ({
    muscle: "soleus",
    side: "left",
    reported: at && { value: 5, at },
  });
  const parts = [part("2026-11-25T08:00:00Z"), part("2026-11-22T08:00:00Z"), part(null)];
  const today = { groups: [{ parts }] } as unknown as TodayDoc;

  expect(reportedBefore(today, new Date("2026-11-25T20:00:00Z"))).toEqual([{ muscle: "soleus", side: "left", value: 5 }]);
  expect(reportedBefore(undefined, new Date())).toEqual([]);
});

test("the way into a position is shown while one gets into it, and only if it changes", () => {
  const two = plan();

  expect(wayOf(two, viewAt(two, 2), new Set())).toBe("prone");
  expect(wayOf(two, viewAt(two, 2), new Set(["prone"]))).toBeUndefined();
  expect(wayOf(two, viewAt(two, 15), new Set())).toBeUndefined();
  expect(wayOf(two, viewAt(two, 86), new Set())).toBeUndefined();
});
