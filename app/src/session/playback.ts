/**
 * Where a player is in a timeline: pure arithmetic over a clock that comes in, the same
 * as `src/unkink/routines/playback.py` (an agreement test holds them together).
 */
import type { CueDoc, TimelineDoc } from "../api/schema";

/** A stretch of a timeline that was really played [s]. */
export type Span = readonly [from: number, to: number];

/** Where a skip may land: before a set, or before the set-up that it needs. */
const LANDINGS: ReadonlySet<string> = new Set(["position", "place_tool", "roll", "done"]);

/** Two seconds of grace, so that two presses go back two sets. */
const GRACE_S = 2;

export interface Playback {
  /** Seconds of timeline in a second of clock; 1 but for dry runs. */
  readonly speed: number;
  /** Place in the timeline when it was last started or moved [s]. */
  readonly anchorS: number;
  /** Wall clock then [ms]. */
  readonly anchorMs: number;
  readonly isPaused: boolean;
  /** Stretches played before that. */
  readonly played: readonly Span[];
}

/** Returns the place in the timeline at a reading of the clock [s]. */
export function placeAt(playback: Playback, timeline: TimelineDoc, ms: number): number {
  if (playback.isPaused) return playback.anchorS;
  const sinceS = (Math.max(0, ms - playback.anchorMs) / 1000) * playback.speed;
  return Math.min(playback.anchorS + sinceS, timeline.total_s);
}

/** Returns every stretch that was played, up to a reading of the clock. */
export function spansAt(playback: Playback, timeline: TimelineDoc, ms: number): readonly Span[] {
  return [...playback.played, [playback.anchorS, placeAt(playback, timeline, ms)]];
}

/** Returns the player at a place, with what was played until now kept. */
export function moved(
  playback: Playback,
  timeline: TimelineDoc,
  ms: number,
  to: { readonly placeS: number; readonly isPaused: boolean },
): Playback {
  return {
    ...playback,
    anchorS: to.placeS,
    anchorMs: ms,
    isPaused: to.isPaused,
    played: spansAt(playback, timeline, ms),
  };
}

/** Returns where the next (1) or previous (-1) set or change of position is [s]. */
export function landing(timeline: TimelineDoc, hereS: number, steps: 1 | -1): number {
  const places = timeline.cues.filter((cue) => LANDINGS.has(cue.kind)).map((cue) => cue.at_s);
  if (steps > 0) return places.find((at) => at > hereS) ?? timeline.total_s;
  return places.findLast((at) => at < hereS - GRACE_S) ?? 0;
}

/** Returns the number of the first cue that is not before a place. */
export function firstFrom(cues: readonly CueDoc[], placeS: number): number {
  const at = cues.findIndex((cue) => cue.at_s >= placeS);
  return at < 0 ? cues.length : at;
}

/** Returns spans without empty ones, those that touch joined: what a session keeps. */
export function tidied(spans: readonly Span[]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = kept.at(-1);
    if (to <= from) continue;
    if (last && Math.abs(last[1] - from) < 1e-9) last[1] = to;
    else kept.push([from, to]);
  }
  return kept;
}
