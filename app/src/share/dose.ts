/**
 * How a dose is cut into sets, how long a bout of it takes, and when its sets begin: the
 * same as `src/unkink/routines/dose.py` and `timeline.py` (an agreement test holds them
 * together).
 */
import type { BoutDoc } from "../api/schema";

export const GRID_S = 5;
export const REST_S = 30;
const LONGEST_SET_S = 60;
const TURN_S = 20;

/** Which sides a bout rolls: one, both in turn, both at once, the middle. */
export type BoutSide = "left" | "right" | "both" | "together" | "midline";
export type SetDoc = BoutDoc["sets"][number];

/** Returns the sides of a bout as Python names them. */
export function sideOf(bout: Pick<BoutDoc, "side" | "simultaneous">): BoutSide {
  return bout.side === "both" && bout.simultaneous ? "together" : bout.side;
}

/** Returns how a document names the sides of a bout. */
export function sideFields(side: BoutSide): Pick<BoutDoc, "side" | "simultaneous"> {
  return { side: side === "together" ? "both" : side, simultaneous: side === "together" || side === "midline" };
}

/** Returns the near-equal sets of a dose on one side, at most 60 s each [s]. */
export function setsOf(doseS: number): number[] {
  const count = Math.ceil(doseS / LONGEST_SET_S);
  const steps = Math.floor(doseS / GRID_S);
  return Array.from({ length: count }, (_, at) => GRID_S * (Math.floor(steps / count) + Number(at < steps % count)));
}

/** Returns the sets of a bout in order; lying on the side, one side comes after the other. */
export function setsFor(doseS: number, side: BoutSide, liesOnSide: boolean): SetDoc[] {
  const lengths = setsOf(doseS);
  if (side !== "both") {
    const name = side === "together" ? "both" : side;
    return lengths.map((roll_s) => ({ side: name, roll_s }));
  }
  const sides = ["left", "right"] as const;
  if (liesOnSide) return sides.flatMap((one) => lengths.map((roll_s) => ({ side: one, roll_s })));
  return lengths.flatMap((roll_s) => sides.map((one) => ({ side: one, roll_s })));
}

export interface Around {
  readonly side: BoutSide;
  readonly setupS: number;
  readonly changeS: number;
  readonly liesOnSide: boolean;
}

/** Returns how long a bout of a dose takes [s]. */
export function timeS(doseS: number, { side, setupS, changeS, liesOnSide }: Around): number {
  const count = setsOf(doseS).length;
  const oneSide = doseS + REST_S * (count - 1);
  if (side !== "both") return setupS + oneSide;
  if (liesOnSide) return setupS + 2 * oneSide + TURN_S;
  return setupS + 2 * doseS + changeS * (2 * count - 1);
}

/** Returns seconds rounded up to the grid of 5 s. */
export function onGrid(seconds: number): number {
  return Math.ceil(seconds / GRID_S) * GRID_S;
}

/** Returns when each set of a bout begins [s from the routine's start]. */
export function setStarts(bout: BoutDoc): number[] {
  const breaks = breaksOf(bout);
  let start = bout.end_s - rolledS(bout) - breaks.reduce((sum, one) => sum + one, 0);
  return bout.sets.map((one, at) => {
    const begins = start;
    start += one.roll_s + (breaks[at] ?? 0);
    return begins;
  });
}

/** Returns the seconds of rolling in a bout, without breaks. */
export function rolledS(bout: BoutDoc): number {
  return bout.sets.reduce((sum, one) => sum + one.roll_s, 0);
}

/** Returns the rolling on one side of a bout [s]. */
export function doseOf(bout: BoutDoc): number {
  const first = bout.sets[0]?.side;
  return bout.sets.reduce((sum, one) => sum + (one.side === first ? one.roll_s : 0), 0);
}

function breaksOf(bout: BoutDoc): number[] {
  const pairs = bout.sets.slice(1).map((after, at) => [bout.sets[at] as SetDoc, after] as const);
  if (sideOf(bout) !== "both") return pairs.map(() => REST_S);
  if (bout.position === "side_lying") return pairs.map(([a, b]) => (a.side === b.side ? REST_S : TURN_S));
  const change = changeIn(bout, pairs.length);
  return pairs.map(() => change);
}

/** Returns the change of sides that the bout's time holds [s]. */
function changeIn(bout: BoutDoc, count: number): number {
  const left = bout.end_s - bout.start_s - rolledS(bout);
  const even = Math.floor(Math.floor(left / (count + 1)) / GRID_S) * GRID_S;
  return Math.max(even, Math.min(GRID_S, Math.floor(left / Math.max(1, count))));
}
