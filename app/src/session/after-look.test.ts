import { expect, test } from "vitest";
import { askedOf, feltOf } from "./after-look";
import { plan } from "./builders";
import { rolledGroups, worstBefore } from "./handed";

const BEFORE = [{ muscle: "quadriceps", side: "left", value: 6 } as const];
const rolled = (played: [number, number][]): ReturnType<typeof rolledGroups> =>
  rolledGroups(plan(), played, { before: BEFORE, nameOf: (bout) => bout.group });

test("only what was rolled is asked for, with its seconds and what was said before", () => {
  const groups = rolled([[0, 60]]);

  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ group: "quadriceps", seconds: 35, still: "quad.one-leg" });
  expect(groups[0]?.parts).toEqual([
    { muscle: "quadriceps", side: "left", before: 6 },
    { muscle: "quadriceps", side: "right", before: null },
  ]);
  expect(worstBefore(groups[0]?.parts ?? [])).toBe(6);
});

test("a side that was skipped is not asked for", () => {
  expect(rolled([[0, 40]])[0]?.parts.map((part) => part.side)).toEqual(["left"]);
  expect(rolled([[0, 5]])).toEqual([]);
});

test("one tap holds for both sides, unless they are rated apart", () => {
  const groups = rolled([[0, 90]]);
  const together = askedOf(groups, false);
  const apart = askedOf(groups, true);

  expect(feltOf(together, new Map([["quadriceps", 4]]))).toEqual([
    { muscle: "quadriceps", side: "left", value: 4 },
    { muscle: "quadriceps", side: "right", value: 4 },
  ]);
  expect(apart.map((one) => one.key)).toEqual(["quadriceps left", "quadriceps right"]);
  expect(feltOf(apart, new Map([["quadriceps right", 0]]))).toEqual([{ muscle: "quadriceps", side: "right", value: 0 }]);
});
