import { expect, test } from "vitest";
import { swipeOf } from "./swipe";

test("a stroke to the left goes on, one to the right goes back, as pages turn", () => {
  expect([swipeOf(-90, 10), swipeOf(90, -10)]).toEqual([1, -1]);
});

test("a tap and a scroll are no swipe", () => {
  expect([swipeOf(-20, 0), swipeOf(-80, 70), swipeOf(0, 300)]).toEqual([0, 0, 0]);
});
