/** Height and mass as the runner measures them. */
import type { Units } from "./format";

const CM_PER_IN = 2.54;
const KG_PER_LB = 0.45359237;

/** Returns a height in feet and inches, from metres. */
export function feet(heightM: number): { readonly ft: number; readonly inch: number } {
  const inches = Math.round((heightM * 100) / CM_PER_IN);
  return { ft: Math.floor(inches / 12), inch: inches % 12 };
}

/** Returns metres, from feet and inches. */
export function metresOf(ft: number, inch: number): number {
  return rounded((ft * 12 + inch) * CM_PER_IN) / 100;
}

/** Returns a mass in the runner's unit, whole. */
export function massIn(units: Units, massKg: number): number {
  return Math.round(units === "mi" ? massKg / KG_PER_LB : massKg);
}

/** Returns kg, from the runner's unit. */
export function kgOf(units: Units, mass: number): number {
  return units === "mi" ? rounded(mass * KG_PER_LB * 10) / 10 : mass;
}

function rounded(value: number): number {
  return Math.round(value);
}
