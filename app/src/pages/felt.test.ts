import { expect, test } from "vitest";
import type { RolledDoc } from "../api/schema";
import { feltAfter, feltParts } from "./felt";

function makeRolled(some: Partial<RolledDoc> = {}): RolledDoc {
  return {
    muscle: "quadriceps",
    side: "left",
    move: "quad",
    variant: "plain",
    dose_s: 60,
    why: "",
    soreness_before: 5,
    soreness_after: null,
    soreness_next_morning: null,
    ...some,
  };
}

test("two moves on one part are one part, with both times", () => {
  const parts = feltParts({ rolled: [makeRolled(), makeRolled({ move: "outer-quad", dose_s: 45 })] });

  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({ dose_s: 105, before: 5, after: null });
});

test("what is set goes with what was set before", () => {
  const parts = feltParts({
    rolled: [makeRolled({ soreness_after: 3 }), makeRolled({ side: "right" })],
  });

  expect(feltAfter(parts, "after", { part: parts[1]!, value: 2 })).toEqual([
    { muscle: "quadriceps", side: "left", value: 3 },
    { muscle: "quadriceps", side: "right", value: 2 },
  ]);
});

test("parts that were never asked about are not sent", () => {
  const parts = feltParts({ rolled: [makeRolled(), makeRolled({ side: "right" })] });

  expect(feltAfter(parts, "morning", { part: parts[0]!, value: 1 })).toHaveLength(1);
});
