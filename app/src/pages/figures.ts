/** Figures that only charts and lists need; the rest is in words/format.ts. */
import type { Profile } from "../api/profile";
import { pace, spokenIn } from "../words/format";

export type Units = Profile["units"];

const MILE_M = 1609.344;
const FOOT_M = 0.3048;
/** Slower than this is standing, and has no pace. */
const STANDING_MPS = 0.3;

/** Metres in one unit of way. */
export function wayUnit_m(units: Units): number {
  return units === "mi" ? MILE_M : 1000;
}

/** Metres in one unit of height. */
export function heightUnit_m(units: Units): number {
  return units === "mi" ? FOOT_M : 1;
}

/** Returns the pace of a speed, such as `5:08 /km`; a dash while standing. */
export function paceOf(speed_mps: number | null): string {
  return speed_mps === null || speed_mps < STANDING_MPS ? "–" : pace(speed_mps * 60, 60);
}

/** Returns a day, such as `Sat 22 Nov`, with the year where it is another. */
export function shortDay(when: string | Date, now = new Date()): string {
  const date = new Date(when);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  const style = { weekday: "short", day: "numeric", month: "short", ...year } as const;
  return date.toLocaleDateString(spokenIn(), style).replace(",", "");
}

/** Returns a day and its time. */
export function moment(when: string | Date, now = new Date()): string {
  const time = new Date(when).toLocaleTimeString(spokenIn(), { hour: "2-digit", minute: "2-digit" });
  return `${shortDay(when, now)}, ${time}`;
}

/** Returns words of which any one will do: "roller or stick". */
export function either(words: readonly string[]): string {
  return new Intl.ListFormat(spokenIn(), { type: "disjunction" }).format(words);
}
