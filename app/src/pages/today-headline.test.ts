import { describe, expect, test } from "vitest";
import type { GroupDoc, RunDoc, TodayDoc } from "../api/schema";
import { headline, mainCause, turnFor } from "./today-headline";

function makeGroup(group: GroupDoc["group"], fields: Partial<GroupDoc> = {}): GroupDoc {
  return {
    group,
    name: group,
    rank: 1,
    need: 0.05,
    step: 0,
    soreness: 0,
    origin: "expected",
    easy_km: 5,
    band: "none",
    reasons: [],
    parts: [],
    ...fields,
  };
}

function makeRun(bands: RunDoc["bands"]): RunDoc {
  return {
    id: "r",
    start: "2026-11-25T07:00:00Z",
    end: "2026-11-25T08:30:00Z",
    name: "",
    file: "",
    device: "",
    is_assumed: false,
    distance_m: 18_200,
    moving_s: 5400,
    elapsed_s: 5400,
    ascent_m: 640,
    descent_m: 640,
    has_coordinates: false,
    warnings: [],
    bands,
  };
}

function makeToday(fields: Partial<TodayDoc> = {}): TodayDoc {
  return {
    now: "2026-11-25T20:00:00Z",
    notes: [],
    notices: [],
    newest_run: null,
    runs: 0,
    is_stopped: false,
    asks_one_calf: false,
    groups: [makeGroup("calf", { rank: 2 }), makeGroup("quadriceps", { easy_km: 46, rank: 1 })],
    morning: null,
    ...fields,
  };
}

describe("the first sentence of today", () => {
  test("names the group that took most of the newest run", () => {
    const newest_run = makeRun({ calf: "clear", quadriceps: "strong" });

    const said = headline(makeToday({ newest_run, runs: 3 }));

    expect(said).toMatchObject({ kind: "run", group: { group: "quadriceps" } });
  });

  test("takes the neediest where bands are alike", () => {
    const newest_run = makeRun({ calf: "clear", quadriceps: "clear" });

    expect(headline(makeToday({ newest_run }))).toMatchObject({ group: { group: "quadriceps" } });
  });

  test("calls a run easy that asked little of all", () => {
    const newest_run = makeRun({ calf: "none", quadriceps: "none" });

    expect(headline(makeToday({ newest_run })).kind).toBe("easy");
  });

  test("forgets a run after five days and names what was said to be sore", () => {
    const newest_run = makeRun({ calf: "strong" });
    const groups = [makeGroup("calf", { origin: "reported", soreness: 6 })];

    const said = headline(makeToday({ newest_run, groups, runs: 1, now: "2026-12-02T20:00:00Z" }));

    expect(said).toMatchObject({ kind: "sore", group: { group: "calf" } });
  });

  test("asks for a run when there is nothing, and is calm when all is past", () => {
    expect(headline(makeToday()).kind).toBe("empty");
    expect(headline(makeToday({ runs: 4 })).kind).toBe("calm");
  });

  test("says first that there is no rolling today", () => {
    expect(headline(makeToday({ is_stopped: true, runs: 4 })).kind).toBe("stopped");
  });

  test("gives the cause that makes half of it, and none where none stands out", () => {
    const reasons = [
      { cause: "climb", value: 640, unit: "m", share: 0.2 },
      { cause: "descent", value: 640, unit: "m", share: 0.5 },
    ] as const;

    expect(mainCause(reasons)?.cause).toBe("descent");
    expect(mainCause(reasons.slice(0, 1))).toBeUndefined();
    expect(mainCause([])).toBeUndefined();
  });
});

test("the body is turned to what is talked about", () => {
  expect(turnFor({ kind: "sore", group: makeGroup("calf") })).toBe(180);
  expect(turnFor({ kind: "sore", group: makeGroup("quadriceps") })).toBe(0);
  expect(turnFor({ kind: "calm" })).toBe(0);
});
