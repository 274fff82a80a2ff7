/** Height and mass in the units of a runner; SI inside. */
import type { Units } from "./figures";

const M_PER_INCH = 0.0254;
const KG_PER_POUND = 0.45359237;

export type Measure = "height" | "mass";

/** What the server takes [m, kg]. */
const RANGES: Readonly<Record<Measure, readonly [number, number]>> = {
  height: [1.4, 2.1],
  mass: [35, 160],
};

function unit(measure: Measure, units: Units): number {
  if (measure === "height") return units === "mi" ? M_PER_INCH : 0.01;
  return units === "mi" ? KG_PER_POUND : 1;
}

/** Returns a value as one types it, rounded to a whole; "" if it is not told. */
export function shown(value: number | null | undefined, measure: Measure, units: Units): string {
  return value == null ? "" : String(Math.round(value / unit(measure, units)));
}

/** Returns the least and the most that one may type. */
export function rangeOf(measure: Measure, units: Units): readonly [number, number] {
  const [least, most] = RANGES[measure];
  const size = unit(measure, units);
  return [Math.ceil(least / size - 1e-9), Math.floor(most / size + 1e-9)];
}

/** Returns what was typed in SI; null if it is empty, undefined if it is out of range. */
export function typed(text: string, measure: Measure, units: Units): number | null | undefined {
  if (text.trim() === "") return null;
  const value = Number(text.replace(",", "."));
  const [least, most] = rangeOf(measure, units);
  if (!(value >= least && value <= most)) return undefined;
  return Number((value * unit(measure, units)).toFixed(4));
}
