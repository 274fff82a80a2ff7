import { expect, test } from "vitest";
import { asEvidence, type Claim, claimsAbout, claimsOf, dotsOf } from "./evidence";
import { makeMove } from "./examples";

function makeClaim(some: Partial<Claim> = {}): Claim {
  return {
    key: "pressure",
    title: "Harder is never worth more",
    text: "Three pressures gave the same gain.",
    strength: "B",
    status: "read",
    sources: ["grabow-2018"],
    numbers: [],
    ...some,
  };
}

const EVIDENCE = asEvidence({
  claims: [makeClaim(), makeClaim({ key: "iliotibial-band", title: "The band" })],
  sources: [{ key: "grabow-2018", citation: "Grabow 2018", status: "abstract", doi: "" }],
});

test("dots follow the weaker part of a claim", () => {
  expect(dotsOf(makeClaim({ strength: "A" }))).toBe(3);
  expect(dotsOf(makeClaim({ strength: "A/D" }))).toBe(1);
});

test("what is not shown has no dot", () => {
  expect(dotsOf(makeClaim({ strength: "none" }))).toBe(0);
});

test("the outer thigh says what is known of the band, the calf does not", () => {
  const keys = (move = makeMove()) => claimsOf(move, EVIDENCE).map((claim) => claim.key);

  expect(keys(makeMove({ group: "outer_hip" }))).toEqual(["iliotibial-band", "pressure"]);
  expect(keys()).toEqual(["pressure"]);
});

test("claims are found by words of their text and of their sources", () => {
  expect(claimsAbout("grabow PRESSURES", EVIDENCE)).toHaveLength(2);
  expect(claimsAbout("the band", EVIDENCE).map((claim) => claim.key)).toEqual(["iliotibial-band"]);
  expect(claimsAbout("massage", EVIDENCE)).toEqual([]);
});

test("a document may hold its parts as tables too", () => {
  const evidence = asEvidence({ claims: { dose: { title: "Dose" } }, sources: {} });

  expect(evidence.claims.get("dose")?.key).toBe("dose");
});
