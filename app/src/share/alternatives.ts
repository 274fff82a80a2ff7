/**
 * What a bout can become on the way where no server plans anew: a gentler variant of the
 * same move in its place, or one set more; after `src/unkink/coach/alternatives.py`.
 */
import type { AlternativeDoc, BoutAlternatives, BoutDoc, RoutineDoc } from "../api/schema";
import { type BoutSide, doseOf, GRID_S, onGrid, REST_S, setsFor, setStarts, sideFields, sideOf, timeS } from "./dose";
import { musclesOf, setupS, toolOf } from "./fixed";
import { type Lore, type LoreVariant, moveOf, positionOf, variantOf } from "./lore";
import { unrolled } from "./unroll";

const LEAST_DOSE_S = 30;
const PRESSES = ["gentle", "medium", "firm"];

/** Returns for each bout what it can become with the tools at hand. */
export function alternativesOf(routine: RoutineDoc, lore: Lore): BoutAlternatives[] {
  const tools = new Set(routine.bouts.map((bout) => bout.tool).filter(Boolean));
  return routine.bouts.map((bout, at) => ({
    gentler: withBout(routine, at, gentlerBout(bout, lore, tools), lore),
    more: withBout(routine, at, oneMoreSet(bout), lore),
  }));
}

function withBout(routine: RoutineDoc, at: number, bout: BoutDoc | undefined, lore: Lore): AlternativeDoc | null {
  const former = routine.bouts[at];
  if (!bout || !former) return null;
  const shift = bout.end_s - former.end_s;
  const after = routine.bouts.slice(at + 1).map((one) => ({ ...one, start_s: one.start_s + shift, end_s: one.end_s + shift }));
  const changed = { ...routine, total_s: routine.total_s + shift, bouts: [...routine.bouts.slice(0, at), bout, ...after] };
  return { routine: changed, timeline: unrolled(changed, lore) };
}

function gentlerBout(bout: BoutDoc, lore: Lore, tools: ReadonlySet<string>): BoutDoc | undefined {
  const move = moveOf(lore, bout.move);
  const now = variantOf(lore, bout);
  const suits = (one: LoreVariant): boolean =>
    pressOf(one) < pressOf(now) && canRoll(one, sideOf(bout)) && (!one.tools.length || one.tools.some((tool) => tools.has(tool)));
  const [variant] = move.variants.filter(suits).toSorted((a, b) => distance(a, now) - distance(b, now));
  if (!variant) return undefined;
  const side = sideWith(variant, sideOf(bout));
  const liesOnSide = move.position === "side_lying";
  const changeS = onGrid(positionOf(lore, move.position).change_s.able);
  const around = { side, setupS: setupS(variant, lore, tools), changeS, liesOnSide };
  const most = bout.end_s - bout.start_s;
  for (let dose = Math.floor(doseOf(bout) / GRID_S) * GRID_S; dose >= LEAST_DOSE_S; dose -= GRID_S) {
    const length = timeS(dose, around);
    if (length > most) continue;
    const sets = setsFor(dose, side, liesOnSide);
    const form = { variant: variant.key, muscles: musclesOf(variant), tool: toolOf(variant, tools) };
    return { ...bout, ...form, ...sideFields(side), sets, end_s: bout.start_s + length };
  }
  return undefined;
}

function oneMoreSet(bout: BoutDoc): BoutDoc | undefined {
  const last = bout.sets.at(-1);
  const first = bout.sets[0];
  if (!last || !first) return undefined;
  if (sideOf(bout) !== "both")
    return { ...bout, sets: [...bout.sets, last], end_s: bout.end_s + REST_S + last.roll_s };
  // Lying on the side a set more of both would mean to turn back.
  if (bout.position === "side_lying") return undefined;
  const [begins = 0, second = 0] = setStarts(bout);
  const change = second - begins - first.roll_s;
  const pair = [{ ...last, side: first.side }, last];
  return { ...bout, sets: [...bout.sets, ...pair], end_s: bout.end_s + 2 * (change + last.roll_s) };
}

function pressOf(variant: LoreVariant): number {
  return PRESSES.indexOf(variant.press);
}

function canRoll(variant: LoreVariant, side: BoutSide): boolean {
  if (variant.sides === "midline") return side === "midline";
  return variant.sides === "each" ? side !== "midline" : side === "both" || side === "together";
}

function sideWith(variant: LoreVariant, side: BoutSide): BoutSide {
  if (side !== "both" && side !== "together") return side;
  return variant.sides === "each" ? "both" : "together";
}

/** The next gentler press first, then one that rolls alike, then one that is no holding work. */
function distance(variant: LoreVariant, now: LoreVariant): number {
  return -4 * pressOf(variant) + 2 * Number(variant.sides !== now.sides) + Number(variant.demanding);
}
