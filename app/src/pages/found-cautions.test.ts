import { expect, test } from "vitest";
import type { Caution } from "../api/catalogue";
import { foundCautions } from "./cautions";

const CAUTIONS = new Map(
  [
    { key: "wound", name: "a wound or burn", effect: "bar_region", advice: "" },
    { key: "sore-wrists", name: "weak grip", effect: "adapt", advice: "" },
  ].map((one) => [one.key, one as Caution]),
);

test("words in any order find a caution, also by its key", () => {
  expect([...foundCautions(CAUTIONS, "burn wound").keys()]).toEqual(["wound"]);
  expect([...foundCautions(CAUTIONS, "Wrists").keys()]).toEqual(["sore-wrists"]);
});

test("nothing sought finds all, and words that no caution holds find none", () => {
  expect(foundCautions(CAUTIONS, " ").size).toBe(2);
  expect(foundCautions(CAUTIONS, "knee").size).toBe(0);
});
