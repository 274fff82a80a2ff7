import { afterEach, describe, expect, test } from "vitest";
import { clock, counted, distance, duration, easyKm, height, list, measureIn, pace, when } from "./format";

afterEach(() => measureIn("km"));

describe("numbers as people write them", () => {
  test("distances are in km and heights in m, or in miles and feet, never both", () => {
    expect([distance(18_240), height(640), easyKm(46.2)]).toEqual(["18.2 km", "640 m", "46 easy km"]);
    measureIn("mi");
    expect([distance(18_240), height(640), easyKm(46.2)]).toEqual([
      "11.3 mi",
      "2\u2009100 ft",
      "29 easy miles",
    ]);
  });

  test("times are words in text and figures on a clock", () => {
    expect([duration(548), duration(60), duration(45), duration(4320)]).toEqual([
      "9 min 8 s",
      "1 min",
      "45 s",
      "1 h 12 min",
    ]);
    expect([clock(548), clock(0)]).toEqual(["9:08", "0:00"]);
  });

  test("pace is by the runner's unit", () => {
    expect(pace(10_000, 3120)).toBe("5:12 /km");
    expect(pace(0, 10)).toBe("");
  });

  test("small numbers are words", () => {
    expect([counted(10), counted(31)]).toEqual(["ten", "31"]);
    expect(list(["shins", "calves"])).toBe("shins and calves");
  });

  test("a run is told by its part of the day, then by day, then by date", () => {
    const now = new Date(2026, 10, 25, 20);
    const told = [
      new Date(2026, 10, 25, 7),
      new Date(2026, 10, 24, 23, 50),
      new Date(2026, 10, 21, 9),
      new Date(2026, 9, 4, 9),
    ].map((start) => when(start, now));

    expect(told).toEqual(["this morning", "yesterday", "on Saturday", "on 4 October"]);
  });
});
