import { expect, test } from "vitest";
import { offlineState, sizeOf } from "./offline-state";

test("ready takes the pages and what they show", () => {
  const all = { isAllowed: true, isInstalled: true, hasCatalogue: true };

  expect(offlineState(all)).toBe("ready");
  expect(offlineState({ ...all, hasCatalogue: false })).toBe("not");
  expect(offlineState({ ...all, isInstalled: false })).toBe("not");
});

test("a browser that allows no worker says so first", () => {
  expect(offlineState({ isAllowed: false, isInstalled: false, hasCatalogue: true })).toBe("cannot");
});

test("sizes are told as one reads them", () => {
  expect(sizeOf(0)).toEqual({ unit: "kb", value: 0 });
  expect(sizeOf(4_230_000)).toEqual({ unit: "mb", value: 4.2 });
  expect(sizeOf(123_456_789)).toEqual({ unit: "mb", value: 123 });
});
