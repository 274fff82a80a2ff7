/** A run's profile, made ready to draw and to read out. */
import type { ProfilePoints } from "../api/schema";
import { clock, distance, height, number } from "../words/format";
import { say } from "../words/words";
import { filled, scaleOf, type Scale, smoothed } from "./chart";
import { heightUnit_m, paceOf, type Units, wayUnit_m } from "./figures";

/** Points to each side over which speed is evened out; a watch's own speed jumps about. */
const REACH = 4;
/** A level run is drawn level: at least this much height from foot to head of the chart [m]. */
const LEAST_HEIGHT_M = 40;
/** Slopes are read over at least this way [m]; less is the noise of the altitude. */
const SLOPE_M = 100;

export interface RunPoints {
  /** Distance so far [m], without gaps. */
  readonly way: readonly number[];
  readonly time_s: readonly number[];
  readonly altitude_m: readonly (number | null)[];
  readonly speed_mps: readonly (number | null)[];
}

/** Returns the points of a run with its speed evened out. */
export function pointsOf(profile: ProfilePoints): RunPoints {
  return {
    way: filled(profile.distance_m),
    time_s: profile.time_s,
    altitude_m: profile.altitude_m,
    speed_mps: smoothed(profile.speed_mps, REACH),
  };
}

/** The scales of a chart in the runner's own units, pace by speed so that faster is higher. */
export function scalesOf(points: RunPoints, units: Units): {
  readonly across: Scale;
  readonly height: Scale | undefined;
  readonly speed: Scale | undefined;
} {
  const up = heightUnit_m(units);
  const heights = scaleOf(points.altitude_m, LEAST_HEIGHT_M);
  return {
    across: { from: 0, to: (points.way.at(-1) ?? 0) / wayUnit_m(units) },
    height: heights && { from: heights.from / up, to: heights.to / up },
    speed: scaleOf(points.speed_mps, 1),
  };
}

/** Paces that read well [min]. */
const ROUND_MIN = [2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 10, 12, 15, 20, 30];
/** Two lines of pace lie at least so far apart, as a share of the scale. */
const APART = 0.3;

/** Returns the speeds of round paces on a scale of speed, the fastest first, with room between them. */
export function paceTicks(scale: Scale, units: Units): number[] {
  const speeds = ROUND_MIN.map((minutes) => wayUnit_m(units) / (60 * minutes));
  const ticks: number[] = [];
  for (const speed of speeds.filter((one) => one >= scale.from && one <= scale.to)) {
    const last = ticks.at(-1);
    if (last === undefined || last - speed >= APART * (scale.to - scale.from)) ticks.push(speed);
  }
  return ticks;
}

/** Returns the slope around a point [%], or null where no altitude is. */
export function slopeAt(points: RunPoints, at: number): number | null {
  const here = points.way[at] ?? 0;
  const from = points.way.findIndex((one) => one >= here - SLOPE_M / 2);
  const after = points.way.findIndex((one) => one >= here + SLOPE_M / 2);
  const to = after < 0 ? points.way.length - 1 : after;
  const [low, high] = [points.altitude_m[from] ?? null, points.altitude_m[to] ?? null];
  const run = (points.way[to] ?? 0) - (points.way[from] ?? 0);
  return low === null || high === null || run <= 0 ? null : (100 * (high - low)) / run;
}

/** Returns a point in words: "4.2 km, 23:10: 180 m, 5:20 /km, slope 3 %". */
export function pointWords(points: RunPoints, at: number): string {
  const altitude = points.altitude_m[at] ?? null;
  const slope = slopeAt(points, at);
  const words = say("run.at", {
    way: distance(points.way[at] ?? 0),
    clock: clock(points.time_s[at] ?? 0),
    height: altitude === null ? "–" : height(altitude),
    pace: paceOf(points.speed_mps[at] ?? null),
  });
  return slope === null ? words : `${words}, ${say("run.at.slope", { slope: number(slope, 0) })}`;
}

/** Returns some points, evenly spread over the way, for a table. */
export function spread(points: RunPoints, count: number): number[] {
  const whole = points.way.at(-1) ?? 0;
  const found = Array.from({ length: count }, (_, step) => {
    const at = points.way.findIndex((one) => one >= (whole * step) / (count - 1) - 1e-6);
    return at < 0 ? points.way.length - 1 : at;
  });
  return [...new Set(found)];
}
