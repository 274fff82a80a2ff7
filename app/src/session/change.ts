/**
 * A session that changes on the way, without the server: the alternative that came with
 * the plan is played from here on.
 *
 * Alternatives were made for the plan as it was. When an earlier bout was changed
 * already, what lies behind keeps its changes and the alternative is moved in time to
 * follow it, so any number of bouts can be changed without a network, each of them once.
 */
import type { AlternativeDoc, BoutAlternatives, BoutDoc, CueDoc, PlanDoc, TimelineDoc } from "../api/schema";

export type Wish = "too_much" | "more";

export interface Change {
  readonly plan: PlanDoc;
  /** Where a second of the former timeline is in the new one [s]. */
  readonly moment: (placeS: number) => number;
}

/** Returns the plan with one bout changed; nothing if no alternative is left for it. */
export function changed(plan: PlanDoc, number: number, wish: Wish, hereS: number): Change | undefined {
  const kept = plan.alternatives[number];
  const chosen = wish === "more" ? kept?.more : kept?.gentler;
  if (!chosen) return undefined;
  const alternative = shifted(chosen, endBefore(plan.routine.bouts, number) - endBefore(chosen.routine.bouts, number));
  const moment = momentIn(plan.timeline, alternative.timeline, number);
  const there = moment(hereS);
  const behind = plan.timeline.cues.filter((cue) => cue.at_s <= hereS && cue.bout < number);
  const ahead = alternative.timeline.cues.filter((cue) => cue.bout >= number || cue.at_s > there);
  const cues = [...behind, ...ahead].sort((a, b) => a.at_s - b.at_s || b.priority - a.priority);
  const { total_s } = alternative.timeline;
  return {
    plan: {
      ...plan,
      routine: {
        ...plan.routine,
        total_s,
        bouts: [...plan.routine.bouts.slice(0, number), ...alternative.routine.bouts.slice(number)],
      },
      timeline: { ...plan.timeline, total_s, cues },
      alternatives: plan.alternatives.map((one, at) => (at === number ? used(one, wish) : one)),
    },
    moment,
  };
}

/** Returns the variant that goes on in place of a bout that was too much; undefined if it was ended. */
export function easedTo({ routine }: PlanDoc, former: BoutDoc, hereS: number): BoutDoc | undefined {
  return routine.bouts.find(
    ({ move, variant, end_s }) => move === former.move && variant !== former.variant && end_s > hereS,
  );
}

/** Returns how much longer a session has become than the minutes it was planned for [s]. */
export function beyondS(plan: PlanDoc, former: PlanDoc): number {
  // A programme may be longer than its minutes from the start.
  const planned = Math.max(plan.routine.budget_s, former.routine.value === null ? former.routine.total_s : 0);
  return Math.max(0, plan.routine.total_s - planned);
}

/** A gentler bout has no further forms here; one with a set more can still be eased. */
function used(one: BoutAlternatives, wish: Wish): BoutAlternatives {
  return wish === "more" ? { ...one, more: null } : { gentler: null, more: null };
}

function endBefore(bouts: readonly BoutDoc[], number: number): number {
  return bouts[number - 1]?.end_s ?? 0;
}

function shifted({ routine, timeline }: AlternativeDoc, byS: number): AlternativeDoc {
  return {
    routine: {
      ...routine,
      total_s: routine.total_s + byS,
      bouts: routine.bouts.map((one) => ({ ...one, start_s: one.start_s + byS, end_s: one.end_s + byS })),
    },
    timeline: {
      ...timeline,
      total_s: timeline.total_s + byS,
      cues: timeline.cues.map((cue) => ({ ...cue, at_s: cue.at_s + byS })),
    },
  };
}

/**
 * Returns where a moment is in a timeline whose bouts up to one begin alike: as far into
 * the same set, or in the set-up as long before the first one.
 */
function momentIn(former: TimelineDoc, next: TimelineDoc, number: number): (placeS: number) => number {
  const olds = rollsOf(former, number);
  const news = rollsOf(next, number);
  const first = olds[0];
  const firstNew = news[0];
  if (!first || !firstNew) return (placeS) => placeS;
  const start = former.cues.find((cue) => cue.bout === number)?.at_s ?? first.at_s;
  return (placeS) => {
    if (placeS <= Math.min(start, first.at_s)) return placeS;
    if (placeS < first.at_s) return Math.min(Math.max(placeS, placeS + firstNew.at_s - first.at_s), firstNew.at_s);
    const at = olds.findLastIndex((roll) => roll.at_s <= placeS);
    const old = olds[at] as CueDoc;
    const roll = news[Math.min(at, news.length - 1)] as CueDoc;
    const after = news[at + 1];
    const moved = roll.at_s + placeS - old.at_s;
    return Math.min(moved, after ? after.at_s : next.total_s);
  };
}

function rollsOf(timeline: TimelineDoc, number: number): CueDoc[] {
  return timeline.cues.filter((cue) => cue.bout === number && cue.kind === "roll");
}
