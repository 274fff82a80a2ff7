/** How hard the variants of a move press: rungs of a ladder, from the gentlest up. */
import type { Move, Press, Variant } from "../api/catalogue";
import { number } from "../words/format";
import { say } from "../words/words";

/** The load of a clip, in percent of body weight; see `unkink.clip/1`. */
export interface Load {
  readonly kind: "number" | "band";
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly legs: number;
  readonly per_leg: number;
}

/** The share of body weight to draw: from, to, and where it usually lies [%]. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly usual: number;
}

export interface Rung {
  readonly variant: Variant;
  /** Null where the hands press. */
  readonly load: Load | null;
}

const PRESSES: readonly Press[] = ["gentle", "medium", "firm"];

/** Returns the variants by press, then by their load; what hands press stands first. */
export function rungsOf(move: Move, loads: ReadonlyMap<string, Load | null>): Rung[] {
  const rungs = move.variants.map((variant) => ({ variant, load: loads.get(variant.key) ?? null }));
  return rungs.sort(
    (one, other) =>
      PRESSES.indexOf(one.variant.press) - PRESSES.indexOf(other.variant.press) ||
      (one.load?.mean ?? 0) - (other.load?.mean ?? 0),
  );
}

/** Returns where the load lies between nothing and the whole body weight. */
export function bandOf(load: Load): Band {
  const within = (share: number) => Math.min(100, Math.max(0, share));
  return { from: within(load.least), to: within(load.most), usual: within(load.mean) };
}

/**
 * Returns the load in words: a share where the supports decide it, a band where the runner
 * does. Whole numbers, because more would pretend.
 */
export function loadWords(load: Load | null): string {
  if (load === null) return say("move.press.hands");
  if (load.kind === "number") return say("move.press.number", { share: number(load.mean, 0) });
  return say("move.press.band", { least: number(load.least, 0), most: number(load.most, 0) });
}

/** Returns the load in kilograms of a runner of that mass [kg]; "" where hands press. */
export function loadKg(load: Load | null, mass_kg: number): string {
  if (load === null) return "";
  const kg = (share: number) => number((share / 100) * mass_kg, 0);
  if (load.kind === "number") return say("move.press.kg", { kg: kg(load.mean) });
  return say("move.press.kg_band", { least: kg(load.least), most: kg(load.most) });
}
