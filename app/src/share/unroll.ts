/**
 * A routine unrolled into cues with exact times, where no server is at hand: the same as
 * `src/unkink/routines/timeline.py`, cue for cue (an agreement test holds them together).
 */
import type { BoutDoc, CueDoc, RoutineDoc, TimelineDoc } from "../api/schema";
import { GRID_S, setStarts } from "./dose";
import { type Lore, type LoreMove, moveOf, positionOf, variantOf } from "./lore";

const STROKE_S = 3;
const NAME_NEXT_S = 15;
const TELL_AHEAD_S = 12;
const EASE_OFF_AT_S = 18;
const CUE_AT_S = 9;
const LONG_SET_S = 40;

/** Of cues that fall together, the more pressing one is said. */
const PRIORITY: Readonly<Record<string, number>> = {
  done: 9,
  change_sides: 8,
  rest: 8,
  roll: 8,
  position: 7,
  place_tool: 6,
  set_up: 6,
  next_move: 5,
  ease_off: 4,
  half_time: 3,
  get_ready: 3,
  cue: 2,
  stroke: 0,
};

/** Returns the timeline of a routine whose moves and variants the catalogue knows. */
export function unrolled(routine: RoutineDoc, lore: Lore): TimelineDoc {
  const cues = routine.bouts.flatMap((_, index) => boutCues({ routine, index, lore }));
  cues.push(cue(routine.total_s, "done", "Done. Well rolled.", -1));
  cues.sort((a, b) => a.at_s - b.at_s || b.priority - a.priority);
  return { schema: "unkink.timeline/1", title: routine.title, total_s: routine.total_s, cues };
}

/** A bout, in its place. */
interface Place {
  readonly routine: RoutineDoc;
  readonly index: number;
  readonly lore: Lore;
}

function boutCues(place: Place): CueDoc[] {
  const { index } = place;
  const bout = here(place);
  const starts = setStarts(bout);
  const sets = bout.sets.flatMap((one, number) => {
    const start = starts[number] ?? 0;
    const after = starts[number + 1];
    const ends = start + one.roll_s;
    const pause = after === undefined ? [] : [breakCue(bout, index, number, [ends, after - ends])];
    return [...setCues(place, number, start), ...pause];
  });
  return [...arrival(place), ...setUp(place, starts[0] ?? 0), ...sets, ...nextMove(place)];
}

function here({ routine, index }: Place): BoutDoc {
  return routine.bouts[index] as BoutDoc;
}

/** How to get into the position, if the bout before had another one. */
function arrival(place: Place): CueDoc[] {
  const { routine, index, lore } = place;
  const bout = here(place);
  const before = routine.bouts[index - 1];
  const leaves = before?.end_s ?? 0;
  const first = `Get ready. First: ${moveOf(lore, bout.move).name}.`;
  const ready = before ? [] : [cue(0, "get_ready", first, -1, { lasts_s: bout.start_s })];
  if (before?.position === bout.position) return ready;
  const { into } = positionOf(lore, bout.position);
  return [...ready, cue(leaves, "position", into, index, { lasts_s: bout.start_s - leaves })];
}

/** The set-up sentences, spread over the time there is, then the tool. */
function setUp(place: Place, firstSet: number): CueDoc[] {
  const { routine, index, lore } = place;
  const bout = here(place);
  const side = bout.sets[0]?.side ?? "";
  const before = routine.bouts[index - 1];
  const hasWay = bout.start_s > (before?.end_s ?? 0);
  // Where the position stays, the sentences begin while the bout before still goes on.
  const ahead = before && !hasWay ? Math.min(TELL_AHEAD_S, Math.floor((before.sets.at(-1)?.roll_s ?? 0) / 2)) : 0;
  const leaves = (before?.end_s ?? 0) - ahead;
  const sentences = variantOf(lore, bout).set_up;
  const slots = sentences.length + Number(hasWay);
  const steps = sentences.map((sentence, at) => {
    const into = Math.floor(((firstSet - GRID_S - leaves) * (at + Number(hasWay))) / slots);
    return cue(leaves + into, "set_up", sentence, index, { side });
  });
  const at = Math.max(bout.start_s, firstSet - GRID_S);
  const tool = bout.tool ? `Place the ${bout.tool.replaceAll("_", " ")}` : "Settle in";
  const where = isOneSide(side) ? ` for the ${side} side` : "";
  return [...steps, cue(at, "place_tool", `${tool}${where}.`, index, { side, lasts_s: firstSet - at })];
}

function setCues(place: Place, number: number, start: number): CueDoc[] {
  const { index, lore } = place;
  const bout = here(place);
  const move = moveOf(lore, bout.move);
  const { side, roll_s: lasts } = bout.sets[number] as BoutDoc["sets"][number];
  const of = (at: number, kind: string, text: string): CueDoc => cue(start + at, kind, text, index, { side });
  const words = `${move.verb}${isOneSide(side) ? ` the ${side} side` : ""}, ${lasts} seconds.`;
  const cues = [cue(start, "roll", words, index, { side, lasts_s: lasts }), ...strokes(place, number, start)];
  if (number === 0 && lasts > EASE_OFF_AT_S) cues.push(of(EASE_OFF_AT_S, "ease_off", lore.safety.ease_off));
  const hint = move.cues[number % Math.max(1, move.cues.length)];
  if (hint !== undefined && lasts > CUE_AT_S) cues.push(of(CUE_AT_S, "cue", hint));
  if (lasts >= LONG_SET_S) cues.push(of(Math.floor(lasts / 2), "half_time", "Half way."));
  return cues;
}

/** One cue for each stroke; the first two of a move say where they lead. */
function strokes(place: Place, number: number, start: number): CueDoc[] {
  const bout = here(place);
  const move = moveOf(place.lore, bout.move);
  const { side, roll_s: lasts } = bout.sets[number] as BoutDoc["sets"][number];
  if (move.motion !== "roll" || !move.stroke) return [];
  return Array.from({ length: Math.floor(lasts / STROKE_S) }, (_, at) => {
    const text = number === 0 && at < 2 ? `To ${endName(move, at)}.` : "";
    return cue(start + at * STROKE_S, "stroke", text, place.index, { side, lasts_s: STROKE_S });
  });
}

/** A stroke leads to its end first, then back to its start. */
function endName(move: LoreMove, at: number): string {
  return move.stroke?.ends[1 - at]?.name ?? "";
}

function breakCue(bout: BoutDoc, index: number, number: number, [at, lasts]: readonly [number, number]): CueDoc {
  const side = bout.sets[number + 1]?.side ?? "";
  const rest = { side, lasts_s: lasts };
  if (side === bout.sets[number]?.side) return cue(at, "rest", `Rest for ${lasts} seconds.`, index, rest);
  return cue(at, "change_sides", `Change sides: ${side}.`, index, rest);
}

function nextMove(place: Place): CueDoc[] {
  const { routine, index, lore } = place;
  const bout = here(place);
  const following = routine.bouts[index + 1];
  if (!following) return [];
  const { name } = moveOf(lore, following.move);
  const where = following.position === bout.position ? "" : `, ${positionOf(lore, following.position).name}`;
  const at = bout.end_s - Math.min(NAME_NEXT_S, bout.sets.at(-1)?.roll_s ?? 0);
  return [cue(at, "next_move", `Next: ${name}${where}.`, index)];
}

function isOneSide(side: string): boolean {
  return side === "left" || side === "right";
}

function cue(at_s: number, kind: string, text: string, bout: number, rest: Partial<CueDoc> = {}): CueDoc {
  return { at_s, kind, text, bout, side: "", lasts_s: 0, priority: PRIORITY[kind] ?? 0, ...rest };
}
