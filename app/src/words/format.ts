/** Distances, heights, times, days and lists as people write them. */
import { say, type WordKey } from "./words";

export type Units = "km" | "mi";

const M_PER_MI = 1609.344;
const M_PER_FT = 0.3048;
/** Between thousands, so that nobody takes it for a decimal mark. */
const THIN_SPACE = "\u2009";

let units: Units = "km";
let language = "en-GB";

/** Measures in km or miles from now on, and writes as a language does. */
export function measureIn(chosen: Units, spoken = language): void {
  units = chosen;
  language = spoken;
}

/** The language in which dates and lists are written. */
export function spokenIn(): string {
  return language;
}

/** Returns a distance in the runner's unit: "18.2 km", "11.3 mi". */
export function distance(metres: number): string {
  return say(`format.${units}`, { value: number(inUnit(metres), 1) });
}

/** Returns a distance without digits after the point: "18 km". */
export function roughDistance(metres: number): string {
  return say(`format.${units}`, { value: number(inUnit(metres), 0) });
}

/** Returns an equal on easy ground: "46 easy km", "29 easy miles". */
export function easyKm(km: number): string {
  const value = inUnit(km * 1000);
  return say(`format.easy_${units}`, { value: number(value, value < 10 ? 1 : 0) });
}

/** Returns a height in m, or feet beside miles: "640 m", "2 100 ft". */
export function height(metres: number): string {
  if (units === "km") return say("format.m", { value: number(metres, 0) });
  return say("format.ft", { value: number(metres / M_PER_FT, 0) });
}

/** Returns a number with a thin space between thousands. */
export function number(value: number, digits: number): string {
  const written = new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    useGrouping: true,
  }).formatToParts(value);
  return written.map((part) => (part.type === "group" ? THIN_SPACE : part.value)).join("");
}

/** Returns a time in text: "9 min 8 s", "1 h 12 min". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600);
  const min = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  if (h) return say(min ? "format.h_min" : "format.h", { h, min });
  if (min) return say(s ? "format.min_s" : "format.min", { min, s });
  return say("format.s", { s });
}

/** Returns a time on a clock: "9:08". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Returns pace or speed of a run by its distance and time: "5:12 /km". */
export function pace(metres: number, seconds: number): string {
  if (metres <= 0) return "";
  return say(`format.per_${units}`, { value: clock(seconds / inUnit(metres)) });
}

/** Returns small numbers as words, others in figures: "ten". */
export function counted(value: number): string {
  return value >= 1 && value <= 12 ? say(`format.number.${value}` as WordKey) : number(value, 0);
}

/** Returns words as a list: "shins and back of thighs". */
export function list(words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

/** Returns a day: "Tuesday 24 November". */
export function day(when: Date): string {
  const style = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language, style).format(when).replace(",", "");
}

/** The name of a day of the week. */
export function weekday(day: Date): string {
  return new Intl.DateTimeFormat(language, { weekday: "long" }).format(day);
}

/** Returns when a run was as one would say it: "this morning", "yesterday", "on Sunday". */
export function when(start: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(start)) / 86_400_000);
  if (days === 0) return say(`format.today.${partOfDay(start)}`);
  if (days === 1) return say("format.yesterday");
  if (days > 1 && days < 7) {
    return say("format.on_day", { day: weekday(start) });
  }
  const style = { day: "numeric", month: "long" } as const;
  return say("format.on_day", { day: new Intl.DateTimeFormat(language, style).format(start) });
}

function partOfDay(time: Date): "morning" | "afternoon" | "evening" {
  const hour = time.getHours();
  return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
}

function midnight(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

function inUnit(metres: number): number {
  return units === "km" ? metres / 1000 : metres / M_PER_MI;
}
