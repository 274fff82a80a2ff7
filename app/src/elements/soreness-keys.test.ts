import { expect, test } from "vitest";
import { sorenessAfterKey } from "./soreness-keys";

test("arrows go one step and stay on the scale", () => {
  expect(sorenessAfterKey(4, "ArrowRight")).toBe(5);
  expect(sorenessAfterKey(10, "ArrowUp")).toBe(10);
  expect(sorenessAfterKey(0, "ArrowLeft")).toBe(0);
});

test("without a value the first arrow starts at nothing", () => {
  expect(sorenessAfterKey(null, "ArrowRight")).toBe(0);
  expect(sorenessAfterKey(null, "ArrowLeft")).toBe(0);
});

test("home and end go to the ends, other keys do nothing", () => {
  expect([sorenessAfterKey(4, "Home"), sorenessAfterKey(4, "End")]).toEqual([0, 10]);
  expect(sorenessAfterKey(4, "Tab")).toBeUndefined();
});
