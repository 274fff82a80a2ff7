/**
 * The machine against Python's player: `tests/agreement/test_session_machine.py` writes
 * timelines of real programmes and what its own player makes of random presses.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CueDoc, TimelineDoc } from "../api/schema";
import { plan } from "./builders";
import { type Effect, placeOf, prepare, type SessionState, step } from "./machine";
import { spansAt } from "./playback";

interface Press {
  readonly ms: number;
  readonly what: "tick" | "pause" | "next" | "back";
  readonly place_s: number;
  readonly spans: readonly (readonly [number, number])[];
  /** Cues that Python's player announces then, by number. */
  readonly due: readonly number[];
}
interface Agreement {
  readonly timelines: readonly TimelineDoc[];
  readonly traces: readonly { readonly timeline: number; readonly speed: number; readonly presses: readonly Press[] }[];
}

const path = process.env["UNKINK_AGREEMENT"];
const told: Agreement = path ? (JSON.parse(readFileSync(path, "utf8")) as Agreement) : { timelines: [], traces: [] };

function begun(timeline: TimelineDoc, speed: number): { state: SessionState; effects: readonly Effect[] } {
  const state = prepare(plan({ timeline }), { id: "a", speed });
  return step(state, { type: "begin", now: { ms: 0 } });
}
const cuesOf = (effects: readonly Effect[]): CueDoc[] => effects.flatMap((one) => (one.type === "utter" ? [one.cue] : []));

test.skipIf(!path)("regular ticks say exactly the cues with words of every programme, at their second", () => {
  expect(told.timelines.length).toBeGreaterThan(3);
  for (const timeline of told.timelines) {
    let { state, effects } = begun(timeline, 1);
    const heard = cuesOf(effects).map((cue) => ({ cue, at: 0 }));
    for (let second = 1; state.phase === "playing"; second += 1) {
      ({ state, effects } = step(state, { type: "tick", now: { ms: second * 1000 } }));
      heard.push(...cuesOf(effects).map((cue) => ({ cue, at: second })));
    }
    expect(heard).toEqual(timeline.cues.filter((cue) => cue.text).map((cue) => ({ cue, at: cue.at_s })));
  }
});

test.skipIf(!path)("places, spans and announced cues are those of Python's player, press by press", () => {
  expect(told.traces.length).toBeGreaterThan(50);
  for (const { timeline: number, speed, presses } of told.traces) {
    const timeline = told.timelines[number] as TimelineDoc;
    let { state } = begun(timeline, speed);
    for (const press of presses) {
      const now = { ms: press.ms };
      const pausing = state.playback.isPaused ? "resume" : "pause";
      const event =
        press.what === "next" || press.what === "back"
          ? ({ type: "skip", now, steps: press.what === "next" ? 1 : -1 } as const)
          : ({ type: press.what === "pause" ? pausing : "tick", now } as const);
      const { state: after, effects } = step(state, event);
      state = after;

      expect(placeOf(state, press.ms)).toBeCloseTo(press.place_s, 6);
      if (state.phase === "over") break;
      spansAt(state.playback, timeline, press.ms).forEach(([from, to], at) => {
        expect(from).toBeCloseTo(press.spans[at]?.[0] ?? NaN, 6);
        expect(to).toBeCloseTo(press.spans[at]?.[1] ?? NaN, 6);
      });
      expect(cuesOf(effects)).toEqual(press.due.map((at) => timeline.cues[at]).filter((cue) => cue?.text));
    }
  }
});
