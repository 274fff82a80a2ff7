import { afterEach, describe, expect, test, vi } from "vitest";
import { type Intake, isArchive, mayHoldRuns, sumWords, takeIn } from "./intake";

const AN_INTAKE: Intake = {
  total: 3,
  done: 3,
  now: null,
  runs: 0,
  newRuns: [],
  counts: {},
  leftOut: [],
};

afterEach(() => vi.unstubAllGlobals());

function file(name: string): { name: string; file: Blob } {
  return { name, file: new Blob(["x"]) };
}

describe("files that are dropped", () => {
  test("go one after another, and a bad one is not the end of the rest", async () => {
    vi.stubGlobal("fetch", (path: string) => {
      if (path.includes("bad")) {
        return Promise.resolve(Response.json({ detail: "This is no run." }, { status: 422 }));
      }
      return Promise.resolve(Response.json({ runs: [{ id: path }], left_out: [] }));
    });
    const steps: Intake[] = [];

    const intake = await takeIn([file("a.fit"), file("bad.fit"), file("c.gpx")], {
      signal: new AbortController().signal,
      onStep: (step) => steps.push(step),
    });

    expect(intake).toMatchObject({ done: 3, runs: 2, counts: { unreadable: 1 } });
    expect(intake.leftOut).toEqual([{ file: "bad.fit", why: "This is no run.", kind: "unreadable" }]);
    expect(steps.filter((step) => step.now).map((step) => step.now?.name)).toEqual([
      "a.fit",
      "bad.fit",
      "c.gpx",
    ]);
  });

  test("are told apart by their names", () => {
    expect(["export.ZIP", "a.tar.gz", "a.fit.gz"].map(isArchive)).toEqual([true, true, false]);
    expect(["a.fit.gz", "b.GPX", ".DS_Store", "photo.jpg"].map(mayHoldRuns)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("what came of them", () => {
  test("is told in counts", () => {
    const counts = { other_sport: 14, unreadable: 2 };

    expect(sumWords({ ...AN_INTAKE, runs: 212, counts })).toBe(
      "212 runs in. 14 rides and walks left out. 2 could not be read.",
    );
  });

  test("is told in one sentence for one file", () => {
    const leftOut = [{ file: "ride.fit", why: "cycling", kind: "other_sport" as const }];

    expect(sumWords({ ...AN_INTAKE, total: 1, counts: { other_sport: 1 }, leftOut })).toBe(
      "That is a ride or a walk. I only know legs that run, so I left it out.",
    );
  });

  test("names a single file that is broken", () => {
    const leftOut = [{ file: "x.gpx", why: "is broken XML in line 1", kind: "unreadable" as const }];

    expect(sumWords({ ...AN_INTAKE, total: 1, counts: { unreadable: 1 }, leftOut })).toBe(
      "x.gpx is broken XML in line 1.",
    );
  });

  test("says when there was nothing", () => {
    expect(sumWords(AN_INTAKE)).toBe("No run in there.");
  });
});
