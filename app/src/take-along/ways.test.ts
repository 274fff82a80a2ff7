import { expect, test } from "vitest";
import { nameIn, nextHour, paperOf, waysOf } from "./ways";

const form = (ending: string, is_available = true) => ({ ending, name: ending, media_type: "a/b", is_available });

test("only what the server can write is offered, in one order", () => {
  const ways = waysOf([form("json"), form("txt"), form("pdf", false), form("ics"), form("csv")]);

  expect(ways.map((way) => way.key)).toEqual(["ics", "txt", "link", "json"]);
});

test("paper is the one of the country", () => {
  expect(["en-US", "en", "es-MX", "fr-CA"].map(paperOf)).toEqual(Array(4).fill("letter"));
  expect(["en-GB", "de", "ja", "nonsense!", ""].map(paperOf)).toEqual(Array(5).fill("a4"));
});

test("the usual time is the next full hour, over midnight too", () => {
  expect(nextHour(new Date(2026, 10, 26, 18, 20))).toBe("2026-11-26T19:00");
  expect(nextHour(new Date(2026, 11, 31, 23, 1))).toBe("2027-01-01T00:00");
});

test("a file is named as the server says", () => {
  expect(nameIn(`attachment; filename="a.txt"; filename*=UTF-8''m%C3%BCde.txt`, "x")).toBe("müde.txt");
  expect(nameIn(`attachment; filename="a.txt"`, "x")).toBe("a.txt");
  expect(nameIn(`attachment; filename="a.txt"; filename*=UTF-8''%E0`, "x")).toBe("a.txt");
  expect(nameIn("", "x")).toBe("x");
});
