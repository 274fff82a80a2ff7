import { expect, test } from "vitest";
import { grouped, minutesLeft } from "./pairing";

const NOW = new Date("2026-11-25T10:00:00Z");

test("a begun minute counts", () => {
  expect(minutesLeft("2026-11-25T10:09:01Z", NOW)).toBe(10);
});

test("what is over, or was never offered, has nothing left", () => {
  expect(minutesLeft("2026-11-25T09:59:59Z", NOW)).toBe(0);
  expect(minutesLeft(null, NOW)).toBe(0);
});

test("a fingerprint is written in pairs, as phones show it", () => {
  expect(grouped("abcd12")).toBe("AB:CD:12");
  expect(grouped("ab:cd")).toBe("AB:CD");
});
