/** Builders for tests: a small plan, with what does not matter filled in. */
import type { BoutDoc, CueDoc, PlanDoc } from "../api/schema";

/** Returns a cue of the first bout. */
export function cue(at_s: number, kind: string, rest: Partial<CueDoc> = {}): CueDoc {
  return { at_s, kind, text: `${kind} ${at_s}`, bout: 0, side: "", lasts_s: 0, priority: 5, ...rest };
}

/** Returns a bout with two sets of 30 s, one a side, and 5 s between them. */
export function bout(start_s: number, rest: Partial<BoutDoc> = {}): BoutDoc {
  return {
    move: "quad",
    variant: "one-leg",
    group: "quadriceps",
    muscles: ["quadriceps"],
    side: "both",
    simultaneous: false,
    position: "prone",
    tool: "roller",
    sets: [
      { side: "left", roll_s: 30 },
      { side: "right", roll_s: 30 },
    ],
    start_s,
    end_s: start_s + 75,
    why: "",
    ...rest,
  };
}

/** Returns the cues of such a bout, as Python unrolls them. */
export function cuesOf(number: number, start_s: number): CueDoc[] {
  const of = (at: number, kind: string, rest: Partial<CueDoc> = {}): CueDoc =>
    cue(start_s + at, kind, { bout: number, ...rest });
  const strokes = [0, 3, 6, 9, 12, 15, 18, 21, 24, 27];
  return [
    of(-10, "position", { lasts_s: 10, priority: 7 }),
    of(0, "set_up", { side: "left", priority: 6 }),
    of(5, "place_tool", { side: "left", lasts_s: 5, priority: 6 }),
    of(10, "roll", { side: "left", lasts_s: 30, priority: 8 }),
    ...strokes.map((at) => of(10 + at, "stroke", { side: "left", text: at < 6 ? "To the hip." : "", lasts_s: 3, priority: 0 })),
    of(28, "ease_off", { side: "left", priority: 4 }),
    of(40, "change_sides", { side: "right", lasts_s: 5, priority: 8 }),
    of(45, "roll", { side: "right", lasts_s: 30, priority: 8 }),
    ...strokes.map((at) => of(45 + at, "stroke", { side: "right", text: "", lasts_s: 3, priority: 0 })),
    of(60, "next_move", { priority: 5 }),
  ];
}

/** Returns a plan of two bouts, 180 s long, without alternatives. */
export function plan(rest: Partial<PlanDoc> = {}): PlanDoc {
  const bouts = [bout(10), bout(100, { move: "calf", group: "calf", muscles: ["gastrocnemius"] })];
  const cues = [...cuesOf(0, 10), ...cuesOf(1, 100), cue(175, "done", { bout: -1, priority: 9 })];
  cues.sort((a, b) => a.at_s - b.at_s || b.priority - a.priority);
  return {
    routine: {
      schema: "unkink.routine/1",
      title: "Two",
      author: "",
      notes: [],
      budget_s: 180,
      total_s: 175,
      value: null,
      bound: null,
      optimal: false,
      bouts,
      left_out: [],
      one_more_minute: null,
    },
    timeline: { schema: "unkink.timeline/1", title: "Two", total_s: 175, cues },
    alternatives: bouts.map(() => ({ gentler: null, more: null })),
    notices: [],
    ...rest,
  };
}
