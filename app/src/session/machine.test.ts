import fc from "fast-check";
import { expect, test } from "vitest";
import { plan } from "./builders";
import {
  AWAY_MS,
  type Effect,
  placeOf,
  playedOf,
  prepare,
  type SessionEvent,
  type SessionState,
  step,
  type Utterance,
} from "./machine";

const START = 1_700_000_000_000;
const PLAN = plan();
const TOTAL = PLAN.timeline.total_s;

type Act = "tick" | "pause" | "resume" | "next" | "back" | "reload";
const acts = (names: readonly Act[]): fc.Arbitrary<{ waitMs: number; act: Act }[]> =>
  fc.array(
    fc.record({
      waitMs: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: AWAY_MS })),
      act: fc.constantFrom(...names),
    }),
    { maxLength: 40 },
  );
const ALL: readonly Act[] = ["tick", "pause", "resume", "next", "back", "reload"];

function begun(): { state: SessionState; effects: readonly Effect[] } {
  return step(prepare(PLAN, { id: "a" }), { type: "begin", now: { ms: START } });
}

function eventOf(act: Act, ms: number): SessionEvent {
  const now = { ms };
  if (act === "next" || act === "back") return { type: "skip", now, steps: act === "next" ? 1 : -1 };
  return { type: act === "reload" ? "tick" : act, now };
}

/** A reload writes the state down and reads it again. */
function taken(state: SessionState, act: Act, ms: number): ReturnType<typeof step> {
  const kept = act === "reload" ? (JSON.parse(JSON.stringify(state)) as SessionState) : state;
  return step(kept, eventOf(act, ms));
}

const said = (effects: readonly Effect[]): Utterance[] => effects.filter((one): one is Utterance => one.type === "utter");

test("with regular ticks every cue with words is said, once, at its time", () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 1_000 }), (everyMs) => {
      let { state, effects } = begun();
      const heard = said(effects).map((one) => ({ cue: one.cue, atS: 0 }));
      for (let ms = START + everyMs; state.phase === "playing"; ms += everyMs) {
        ({ state, effects } = step(state, { type: "tick", now: { ms } }));
        heard.push(...said(effects).map((one) => ({ cue: one.cue, atS: (ms - START) / 1000 })));
        expect(said(effects).every((one) => !one.isLate)).toBe(true);
      }

      expect(heard.map((one) => one.cue)).toEqual(PLAN.timeline.cues.filter((cue) => cue.text));
      for (const { cue, atS } of heard) expect(atS - cue.at_s).toBeLessThan(everyMs / 1000 + 1e-9);
      for (const { cue, atS } of heard) expect(atS).toBeGreaterThanOrEqual(cue.at_s);
    }),
    { numRuns: 30 },
  );
});

test("no cue is said twice, however late the ticks and wherever it is reloaded", () => {
  fc.assert(
    fc.property(acts(["tick", "pause", "resume", "next", "reload"]), (steps) => {
      let { state, effects } = begun();
      let ms = START;
      const heard = said(effects);
      for (const { waitMs, act } of steps) {
        ms += waitMs;
        ({ state, effects } = taken(state, act, ms));
        heard.push(...said(effects));
      }

      expect(new Set(heard.map(({ cue }) => `${cue.at_s} ${cue.kind}`)).size).toBe(heard.length);
    }),
  );
});

test("the place is right to the millisecond after any sleep, pause or reload", () => {
  fc.assert(
    fc.property(acts(["tick", "pause", "resume", "reload"]), (steps) => {
      let { state } = begun();
      let ms = START;
      let playedMs = 0;
      let isPaused = false;
      for (const { waitMs, act } of steps) {
        ms += waitMs;
        if (!isPaused) playedMs += waitMs;
        ({ state } = taken(state, act, ms));
        if (act === "pause") isPaused = true;
        if (act === "resume") isPaused = false;

        expect(placeOf(state, ms)).toBeCloseTo(Math.min(playedMs / 1000, TOTAL), 6);
      }
    }),
  );
});

test("spans add up to the time that was played, and pauses count for nothing", () => {
  fc.assert(
    fc.property(acts(ALL), (steps) => {
      let { state } = begun();
      let ms = START;
      let playedS = 0;
      for (const { waitMs, act } of steps) {
        const wasPaused = state.playback.isPaused || state.phase === "over";
        const room = TOTAL - placeOf(state, ms);
        if (!wasPaused) playedS += Math.min(waitMs / 1000, room);
        ms += waitMs;
        ({ state } = taken(state, act, ms));
      }
      const sum = playedOf(state, ms).reduce((total, [from, to]) => total + to - from, 0);

      expect(sum).toBeCloseTo(playedS, 6);
    }),
  );
});

test("a skip lands on a set, a tool, a position or the end, and says what is there", () => {
  fc.assert(
    fc.property(acts(ALL), fc.constantFrom<1 | -1>(1, -1), (steps, way) => {
      let { state } = begun();
      let ms = START;
      for (const { waitMs, act } of steps) ({ state } = taken(state, act, (ms += waitMs)));
      fc.pre(state.phase === "playing");
      const { state: there, effects } = step(state, { type: "skip", now: { ms }, steps: way });
      const place = placeOf(there, ms);
      const here = PLAN.timeline.cues.filter((cue) => cue.at_s === place && cue.text);

      expect(here.some((cue) => ["position", "place_tool", "roll", "done"].includes(cue.kind)) || place === 0).toBe(true);
      expect(said(effects).map((one) => one.cue)).toEqual(here);
    }),
  );
});

test("after a sleep only the position, the side and the set are caught up with", () => {
  const { state } = begun();
  const { effects } = step(state, { type: "tick", now: { ms: START + 129_000 } });

  // The second bout's first side began at 110 s; what was before is over.
  expect(said(effects).map((one) => [one.cue.kind, one.cue.at_s, one.isLate, one.leftS])).toEqual([
    ["position", 90, true, 0],
    ["roll", 110, true, 11],
    ["ease_off", 128, false, 0],
  ]);
});

test("a dry run says everything, however late its ticks are", () => {
  let { state, effects } = step(prepare(PLAN, { id: "a", speed: 20 }), { type: "begin", now: { ms: START } });
  const heard = [...said(effects)];
  for (let ms = START + 3_000; state.phase === "playing"; ms += 3_000) {
    ({ state, effects } = step(state, { type: "tick", now: { ms } }));
    heard.push(...said(effects));
  }

  expect(heard.map((one) => one.cue)).toEqual(PLAN.timeline.cues.filter((cue) => cue.text));
});

test("ten minutes without a tick find the session paused where it was last seen", () => {
  let { state } = begun();
  ({ state } = step(state, { type: "tick", now: { ms: START + 20_000 } }));
  const later = START + 20_000 + AWAY_MS + 1;
  const { state: found, effects } = step(state, { type: "tick", now: { ms: later } });

  expect(found.playback.isPaused).toBe(true);
  expect(placeOf(found, later)).toBe(20);
  expect(playedOf(found, later)).toEqual([[0, 20]]);
  expect(effects).toEqual([{ type: "waited", awayS: (AWAY_MS + 1) / 1000 }]);
});

test("a clock that is set back neither rewinds the session nor stops it", () => {
  let { state } = step(prepare(PLAN, { id: "a" }), { type: "begin", now: { ms: START, mono: 0 } });
  ({ state } = step(state, { type: "tick", now: { ms: START + 20_000, mono: 20_000 } }));
  const back = { ms: START - 3_600_000, mono: 21_000 };
  ({ state } = step(state, { type: "tick", now: back }));
  expect(placeOf(state, back.ms)).toBe(21);
  ({ state } = step(state, { type: "tick", now: { ms: back.ms + 1_000, mono: 22_000 } }));
  expect(placeOf(state, back.ms + 1_000)).toBe(22);
});

test("without a second clock, a wall clock that is set back stands still for that tick only", () => {
  let { state } = begun();
  ({ state } = step(state, { type: "tick", now: { ms: START + 20_000 } }));
  ({ state } = step(state, { type: "tick", now: { ms: START - 5_000 } }));
  expect(placeOf(state, START - 5_000)).toBe(20);
  ({ state } = step(state, { type: "tick", now: { ms: START - 4_000 } }));
  expect(placeOf(state, START - 4_000)).toBe(21);
});

test("small differences between the two clocks do not add up", () => {
  let { state } = step(prepare(PLAN, { id: "a" }), { type: "begin", now: { ms: START, mono: 0 } });
  for (let tick = 1; tick <= 400; tick += 1)
    ({ state } = step(state, { type: "tick", now: { ms: START + tick * 250, mono: tick * 250.4 } }));

  expect(placeOf(state, START + 100_000)).toBe(100);
});

test("a changed plan goes on at the same second and says only what is new", () => {
  let { state } = begun();
  ({ state } = step(state, { type: "tick", now: { ms: START + 30_000 } }));
  const changed = structuredClone(PLAN);
  const gentler = changed.timeline.cues.find((cue) => cue.kind === "ease_off" && cue.bout === 0);
  if (gentler) Object.assign(gentler, { at_s: 30, text: "Knee down." });
  changed.timeline.cues.sort((a, b) => a.at_s - b.at_s);
  const ms = START + 31_000;
  const ref = { move: "quad", variant: "one-leg" };
  const { state: after, effects } = step(state, { type: "replace", now: { ms }, plan: changed, fromS: 30, tooMuch: ref });

  expect(placeOf(after, ms)).toBe(31);
  expect(said(effects).map((one) => one.cue.text)).toEqual(["Knee down."]);
  expect(after.tooMuch).toEqual([ref]);
  expect(playedOf(after, ms)).toEqual([[0, 31]]);
});

test("an early end keeps what was rolled and says that it is not complete", () => {
  const { state } = begun();
  const ms = START + 42_000;
  const { state: over, effects } = step(state, { type: "end", now: { ms } });

  expect(over.phase).toBe("over");
  expect(playedOf(over, ms + 99_000)).toEqual([[0, 42]]);
  expect(effects.at(-1)).toEqual({ type: "over", isComplete: false });
});
