import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { lore, shared } from "./builders";
import { isLinkFault, linkOf, MOST_LETTERS, sharedIn } from "./link";

const BASE = "https://example.org/roll/";

function packed(found: unknown): string {
  const text = typeof found === "string" ? found : JSON.stringify(found);
  return `#r=${deflateRawSync(text).toString("base64url")}`;
}
const ROW = ["quad", "one-leg", "roller", 10, 85, "l30r30"];
const whole = { v: 1, t: "Two", a: "Ada", n: [], g: 200, b: [ROW] };

test("a link brings the routine back as it was", async () => {
  const link = await linkOf(shared(), BASE);

  expect(link).toMatch(/^https:\/\/example\.org\/roll\/#r=[\w-]+$/);
  expect(await sharedIn(link!.slice(BASE.length), lore())).toEqual({ routine: shared(), unknown: [] });
});

test("notes that find no room are left out, and what is too long even so is no link", async () => {
  const long = Array.from({ length: 400 }, (_, at) => `${(at * 7919) % 10007} ${Math.sin(at)}`).join("");
  const link = await linkOf({ ...shared(), notes: ["Slowly.", long] }, BASE);

  expect(await sharedIn(link!.slice(BASE.length), lore())).toMatchObject({ routine: { notes: ["Slowly."] } });
  expect(await linkOf({ ...shared(), title: long }, BASE)).toBeUndefined();
});

test("what the catalogue does not know is left out and named, and the rest moves up", async () => {
  const b = [ROW, ["neck-roll", "odd", "", 90, 150, "b40"], ["calf", "gone", "", 150, 200, "b40"], ["quad", "one-leg", "roller", 200, 275, "l30r30"]];

  const found = await sharedIn(packed({ ...whole, b }), lore());

  if (isLinkFault(found)) throw new Error(found);
  expect(found.unknown).toEqual(["neck-roll/odd", "calf/gone"]);
  expect(found.routine.bouts.map((bout) => [bout.start_s, bout.end_s])).toEqual([
    [10, 85],
    [85, 160],
  ]);
  expect(found.routine.total_s).toBe(160);
});

test("a link of which nothing is known says so", async () => {
  expect(await sharedIn(packed({ ...whole, b: [["neck", "odd", "", 90, 150, "b40"]] }), lore())).toBe("foreign");
});

test.each([
  ["", "none"],
  ["#page", "none"],
  ["#r=", "broken"],
  ["#r=%%%", "broken"],
  ["#r=AAAA", "broken"],
  [packed("{"), "broken"],
  [packed("null"), "broken"],
  [packed([1]), "broken"],
  [packed({ v: 2 }), "newer"],
  [packed({ ...whole, v: 3 }), "newer"],
  [packed({ ...whole, b: [] }), "foreign"],
  [packed({ ...whole, t: 5 }), "broken"],
  [packed({ ...whole, n: 5 }), "broken"],
  [packed({ ...whole, g: -1 }), "broken"],
  [packed({ ...whole, b: [["qu ad", ...ROW.slice(1)]] }), "broken"],
  [packed({ ...whole, b: [[...ROW.slice(0, 5), "x30"]] }), "broken"],
  [packed({ ...whole, b: [[...ROW.slice(0, 5), "l0r30"]] }), "broken"],
  [packed({ ...whole, b: [[...ROW.slice(0, 5), "l30m30"]] }), "broken"],
  [packed({ ...whole, b: [[...ROW.slice(0, 5), "l300r300"]] }), "broken"],
  [packed({ ...whole, b: [["quad", "one-leg", "", 85, 10, "l30r30"]] }), "broken"],
  [packed({ ...whole, b: [ROW, ROW] }), "broken"],
  [packed({ ...whole, b: [["quad", "one-leg", "", 20_000, 20_075, "l30r30"]] }), "broken"],
  [packed({ ...whole, t: "a".repeat(70_000) }), "broken"],
  [`#r=${"A".repeat(5 * MOST_LETTERS)}`, "broken"],
])("%s is %s", async (hash, fault) => {
  expect(await sharedIn(hash, lore())).toBe(fault);
});
