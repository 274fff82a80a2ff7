import { expect, test } from "vitest";
import { wishOf } from "./media-keys";

const press = (key: string, rest = {}): Parameters<typeof wishOf>[0] => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...rest,
});

test("space, arrows, letters and Escape do what the page says", () => {
  const keys = [" ", "ArrowRight", "ArrowLeft", "Escape", "t", "M", "MediaPlayPause", "q"];

  expect(keys.map((key) => wishOf(press(key), true))).toEqual([
    "toggle",
    "next",
    "previous",
    "end",
    "too_much",
    "more",
    "toggle",
    undefined,
  ]);
});

test("single-key shortcuts can be turned off; arrows and Escape stay", () => {
  expect([" ", "t", "m"].map((key) => wishOf(press(key), false))).toEqual([undefined, undefined, undefined]);
  expect(wishOf(press("Escape"), false)).toBe("end");
  expect(wishOf(press("ArrowRight"), false)).toBe("next");
});

test("what the browser means by a key stays the browser's", () => {
  expect(wishOf(press("t", { ctrlKey: true }), true)).toBeUndefined();
  expect(wishOf(press("ArrowLeft", { altKey: true }), true)).toBeUndefined();
});
