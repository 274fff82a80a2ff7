/**
 * A guided session as a pure function: state and event in, state and effects out.
 *
 * The clock comes in with every event, so sleep, a throttled tab or a reload is only a
 * late tick: the place is that of the wall clock, what made sense only earlier is not
 * said any more, and the newest position, side and set are caught up with. Nobody rolls
 * unguided for long, so after ten minutes without a tick the session is found paused
 * where it was last seen, and the time between counts for nothing.
 *
 * The state is plain data and survives being written down at any moment.
 */
import type { CueDoc, FeltDoc, PlanDoc, VariantRef } from "../api/schema";
import { firstFrom, landing, moved, type Playback, placeAt, spansAt, tidied } from "./playback";

/** A cue that is later than this is not said as if it were now [s of clock]. */
export const LATE_S = 2;
/** A faster session is a dry run; it says everything, however slowly the machine draws. */
export const DRY_SPEED = 4;
/** Without a tick for longer than this, nobody was there [ms]. */
export const AWAY_MS = 600_000;
/** Clocks that differ by less are the same: only a clock that was set back differs more [ms]. */
const JITTER_MS = 250;

/** Readings of the clocks: `ms` by the wall, `mono` since the page was loaded. */
export interface Clock {
  readonly ms: number;
  readonly mono?: number;
}

export type Phase = "waiting" | "playing" | "over";

export interface SessionState {
  /** The client's id of the session. */
  readonly id: string;
  /** When it began [ms]; 0 before. */
  readonly startedMs: number;
  readonly plan: PlanDoc;
  readonly phase: Phase;
  readonly playback: Playback;
  /** Number of the first cue that was not dealt with. */
  readonly nextCue: number;
  /** The clocks at the last event. */
  readonly seen: Clock;
  readonly before: readonly FeltDoc[];
  readonly tooMuch: readonly VariantRef[];
}

export type SessionEvent =
  | { readonly type: "begin" | "tick" | "pause" | "resume" | "end"; readonly now: Clock }
  | { readonly type: "skip"; readonly now: Clock; readonly steps: 1 | -1 }
  | {
      readonly type: "replace";
      readonly now: Clock;
      readonly plan: PlanDoc;
      /** From this second of the former timeline on the new one is another [s]. */
      readonly fromS: number;
      /** Where a second of the former timeline is in the new one; the same if not given. */
      readonly moment?: (placeS: number) => number;
      readonly tooMuch?: VariantRef;
    };

/** Say and show a cue; of a late one, `leftS` is what is left of what it announces. */
export interface Utterance {
  readonly type: "utter";
  readonly cue: CueDoc;
  readonly isLate: boolean;
  readonly leftS: number;
}

export type Effect =
  | Utterance
  /** Nobody was there for so long; it waited where it was. */
  | { readonly type: "waited"; readonly awayS: number }
  | { readonly type: "over"; readonly isComplete: boolean };

export interface Stepped {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

/** Returns a session that waits for its first tap. */
export function prepare(
  plan: PlanDoc,
  options: { readonly id: string; readonly before?: readonly FeltDoc[]; readonly speed?: number },
): SessionState {
  return {
    id: options.id,
    startedMs: 0,
    plan,
    phase: "waiting",
    playback: { speed: options.speed ?? 1, anchorS: 0, anchorMs: 0, isPaused: true, played: [] },
    nextCue: 0,
    seen: { ms: 0 },
    before: options.before ?? [],
    tooMuch: [],
  };
}

/** Returns what an event makes of a session, and what is to be done about it. */
export function step(state: SessionState, event: SessionEvent): Stepped {
  if (state.phase === "over") return { state, effects: [] };
  if (state.phase === "waiting") return event.type === "begin" ? begun(state, event.now) : { state, effects: [] };
  const { state: present, effects } = arrived(state, event.now);
  const { state: after, effects: more } = happened(present, event);
  return { state: after, effects: [...effects, ...more] };
}

/** Returns where the session stands [s of its timeline]. */
export function placeOf(state: SessionState, ms: number): number {
  return placeAt(state.playback, state.plan.timeline, ms);
}

/** Returns what was really played so far, in order, as a session keeps it. */
export function playedOf(state: SessionState, ms: number): [number, number][] {
  return tidied(spansAt(state.playback, state.plan.timeline, ms));
}

function begun(state: SessionState, now: Clock): Stepped {
  const playback = { ...state.playback, anchorMs: now.ms, isPaused: false };
  return told({ ...state, phase: "playing", startedMs: now.ms, playback, seen: now }, now.ms);
}

/** Moves the clock to now; it never runs backwards, and nobody is away for ever. */
function arrived(state: SessionState, now: Clock): Stepped {
  const { seen, playback } = state;
  const byWall = now.ms - seen.ms;
  const byMono = now.mono !== undefined && seen.mono !== undefined ? now.mono - seen.mono : 0;
  // The monotonic clock may stand still in sleep and begins anew with a page: it only
  // helps where the wall clock was set back.
  const elapsed = byMono > byWall + JITTER_MS ? Math.round(byMono) : Math.max(0, byWall);
  const anchorMs = playback.anchorMs - (elapsed - byWall);
  const steady = { ...state, seen: now, playback: { ...playback, anchorMs } };
  if (playback.isPaused || elapsed <= AWAY_MS) return { state: steady, effects: [] };
  const placeS = placeOf(state, seen.ms);
  const kept = moved(playback, state.plan.timeline, seen.ms, { placeS, isPaused: true });
  const waited: Effect = { type: "waited", awayS: elapsed / 1000 };
  return { state: { ...steady, playback: { ...kept, anchorMs: now.ms } }, effects: [waited] };
}

function happened(state: SessionState, event: SessionEvent): Stepped {
  const { ms } = event.now;
  switch (event.type) {
    case "begin":
    case "tick":
      return told(state, ms);
    case "pause":
    case "resume":
      return turned(state, ms, event.type === "pause");
    case "skip":
      return skipped(state, ms, event.steps);
    case "replace":
      return replaced(state, event);
    case "end":
      return closed(state, ms, false);
  }
}

function turned(state: SessionState, ms: number, isPaused: boolean): Stepped {
  // What was due until now is said first.
  const { state: heard, effects } = told(state, ms);
  if (heard.phase === "over" || heard.playback.isPaused === isPaused) return { state: heard, effects };
  const placeS = placeOf(heard, ms);
  const playback = moved(heard.playback, heard.plan.timeline, ms, { placeS, isPaused });
  return { state: { ...heard, playback }, effects };
}

/** Goes to another place; what is landed on is said, also if it was before. */
function skipped(state: SessionState, ms: number, steps: 1 | -1): Stepped {
  const { timeline } = state.plan;
  const placeS = landing(timeline, placeOf(state, ms), steps);
  const { isPaused } = state.playback;
  const playback = moved(state.playback, timeline, ms, { placeS, isPaused });
  return told({ ...state, playback, nextCue: firstFrom(timeline.cues, placeS) }, ms);
}

function replaced(state: SessionState, event: SessionEvent & { type: "replace" }): Stepped {
  const { ms } = event.now;
  const { state: heard, effects } = told(state, ms);
  if (heard.phase === "over") return { state: heard, effects };
  const { plan, fromS, tooMuch, moment = (placeS: number) => placeS } = event;
  const hereS = placeOf(heard, ms);
  const placeS = Math.min(moment(hereS), plan.timeline.total_s);
  const playback: Playback = {
    ...heard.playback,
    anchorS: placeS,
    anchorMs: ms,
    played: spansAt(heard.playback, heard.plan.timeline, ms).map(([from, to]) => [moment(from), moment(to)]),
  };
  const former = new Set(heard.plan.timeline.cues.slice(0, heard.nextCue).map(nameOf));
  const isNew = (cue: CueDoc): boolean => !former.has(nameOf(cue));
  const next: SessionState = {
    ...heard,
    plan,
    playback,
    // A skip may have gone back since the change was asked for.
    nextCue: firstFrom(plan.timeline.cues, Math.min(moment(fromS), placeS)),
    tooMuch: tooMuch ? [...heard.tooMuch, tooMuch] : heard.tooMuch,
  };
  const { state: after, effects: more } = told(next, ms, isNew);
  return { state: after, effects: [...effects, ...more] };
}

function nameOf(cue: CueDoc): string {
  return `${cue.at_s} ${cue.kind} ${cue.bout} ${cue.side} ${cue.text}`;
}

function closed(state: SessionState, ms: number, isComplete: boolean): Stepped {
  const placeS = placeOf(state, ms);
  const playback = moved(state.playback, state.plan.timeline, ms, { placeS, isPaused: true });
  return { state: { ...state, phase: "over", playback }, effects: [{ type: "over", isComplete }] };
}

/** Says what has become due, and closes the session at its end. */
function told(state: SessionState, ms: number, isWanted: (cue: CueDoc) => boolean = () => true): Stepped {
  const { cues, total_s: totalS } = state.plan.timeline;
  const placeS = placeOf(state, ms);
  let nextCue = state.nextCue;
  while (nextCue < cues.length && (cues[nextCue] as CueDoc).at_s <= placeS) nextCue += 1;
  const due = cues.slice(state.nextCue, nextCue).filter((cue) => cue.text && isWanted(cue));
  const isOver = placeS >= totalS;
  const effects = utterances(due, placeS, state.playback.speed).filter((one) => !isOver || !one.isLate);
  const heard = { ...state, nextCue };
  if (!isOver) return { state: heard, effects };
  const { state: over, effects: last } = closed(heard, ms, true);
  return { state: over, effects: [...effects, ...last] };
}

/** Returns what of the due cues still makes sense at a place, in order. */
function utterances(due: readonly CueDoc[], placeS: number, speed: number): Utterance[] {
  const isLate = (cue: CueDoc): boolean =>
    speed <= DRY_SPEED && (placeS - cue.at_s) / speed > LATE_S && cue.kind !== "done";
  const late = due.filter(isLate);
  const kept = new Set([newestPosition(late), newestRunning(late, SET, placeS), newestRunning(late, SIDE, placeS)]);
  return due
    .filter((cue) => !isLate(cue) || kept.has(cue))
    .map((cue) => ({ type: "utter", cue, isLate: isLate(cue), leftS: Math.max(0, cue.at_s + cue.lasts_s - placeS) }));
}

const SET: ReadonlySet<string> = new Set(["roll"]);
const SIDE: ReadonlySet<string> = new Set(["change_sides", "rest", "place_tool"]);

/** A position holds until the next one, however long ago it was said. */
function newestPosition(late: readonly CueDoc[]): CueDoc | undefined {
  return late.findLast((cue) => cue.kind === "position");
}

function newestRunning(late: readonly CueDoc[], kinds: ReadonlySet<string>, placeS: number): CueDoc | undefined {
  return late.findLast((cue) => kinds.has(cue.kind) && cue.at_s + cue.lasts_s > placeS);
}
