/** Runs and their work in words. */
import type { Group, MuscleWorkDoc, RunDoc } from "../api/schema";
import type { Step } from "../elements/kink-path";
import { distance, duration, height, list } from "../words/format";
import { say } from "../words/words";

type Band = MuscleWorkDoc["band"];

const BANDS: readonly Band[] = ["none", "light", "clear", "strong"];

/** Returns how much a band kinks: nothing to three; "most" is for need alone. */
export function bandStep(band: Band): Step {
  return BANDS.indexOf(band) as Step;
}

/** Returns the strongest band of a run. */
export function strongest(run: Pick<RunDoc, "bands">): Band {
  const found = Object.values(run.bands) as Band[];
  return BANDS.findLast((band) => found.includes(band)) ?? "none";
}

/** Returns the groups that a run asked most of, at most three; none if it asked little. */
export function mostAsked(run: Pick<RunDoc, "bands">): Group[] {
  const band = strongest(run);
  if (band === "none" || band === "light") return [];
  const groups = Object.entries(run.bands) as [Group, Band][];
  const most = groups.filter(([, one]) => one === band).map(([group]) => group);
  return most.length > 3 ? most.slice(0, 3) : most;
}

/** Returns what a run asked, in a line. */
export function askedWords(run: Pick<RunDoc, "bands">, names: Readonly<Record<string, string>>): string {
  const most = mostAsked(run).map((group) => names[group] ?? group);
  return most.length ? say("runs.most", { groups: list(most) }) : say("runs.even");
}

/** Returns a run's facts in a line: "18.2 km in 1 h 48 min · 640 m down". */
export function factWords(run: RunDoc): string {
  const facts = [
    say("runs.facts", { way: distance(run.distance_m), time: duration(60 * Math.round(run.moving_s / 60)) }),
  ];
  if (run.ascent_m !== null) facts.push(say("runs.up", { height: height(run.ascent_m) }));
  if (run.descent_m !== null) facts.push(say("runs.down", { height: height(run.descent_m) }));
  return facts.join(" · ");
}

/** Returns the reasons of a muscle's work in words, the largest first. */
export function reasonsOf(work: MuscleWorkDoc): string {
  const words = work.reasons.map(({ cause, value, unit, share }) =>
    say(`run.reason.${cause}`, {
      value: unit === "m" ? height(value) : distance(value * 1000),
      share: Math.round(100 * share),
    }),
  );
  return words.join(" · ");
}
