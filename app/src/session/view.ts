/** What a session shows at a place of its timeline: pure, so that every view is testable. */
import type { BoutDoc, CueDoc, PlanDoc } from "../api/schema";

export interface View {
  /** Getting ready, rolling, between two sets of a bout, or at the end. */
  readonly kind: "ready" | "set" | "change" | "done";
  /** Index of the bout. */
  readonly bout: number;
  /** Which move of how many, from 1; a move that was eased on the way is still one. */
  readonly number: number;
  readonly count: number;
  /** Side that is rolled or comes next; "" where none is meant. */
  readonly side: string;
  /** What is left of the set, the change or the getting ready [s]. */
  readonly leftS: number;
  readonly leftInAllS: number;
  /** How much of the set is done, 0 to 1. */
  readonly share: number;
  /** Seconds since the set began, for the stroke; 0 outside of sets. */
  readonly intoSetS: number;
  /** Seconds since getting ready began. */
  readonly intoReadyS: number;
  /** The newest sentence for this set. */
  readonly caption: string;
  readonly next: Next | undefined;
  readonly steps: readonly Step[];
}

export interface Next {
  readonly bout: number;
  readonly side: string;
}

export interface Step {
  readonly text: string;
  readonly state: "was" | "now" | "later";
}

/** Kinds that are captions of a set, the newest of them is shown. */
const CAPTIONS: ReadonlySet<string> = new Set(["stroke", "cue", "ease_off", "half_time", "set_up", "roll"]);
const STEPS: ReadonlySet<string> = new Set(["position", "set_up", "place_tool"]);

/** Returns what to show at a place [s]. */
export function viewAt(plan: PlanDoc, placeS: number): View {
  const { cues, total_s: totalS } = plan.timeline;
  const rolls = cues.filter((cue) => cue.kind === "roll");
  const now = rolls.findLast((cue) => cue.at_s <= placeS && placeS < cue.at_s + cue.lasts_s);
  const following = rolls.find((cue) => cue.at_s > placeS);
  const former = rolls.findLast((cue) => cue.at_s <= placeS);
  const of = now ?? following;
  const kind = now ? "set" : !following ? "done" : former?.bout === following.bout ? "change" : "ready";
  const untilS = now ? now.at_s + now.lasts_s : (following?.at_s ?? totalS);
  const bout = of?.bout ?? Math.max(0, plan.routine.bouts.length - 1);
  return {
    kind,
    bout,
    number: movesUntil(plan, bout),
    count: movesUntil(plan, plan.routine.bouts.length - 1),
    side: of?.side ?? "",
    leftS: Math.max(0, untilS - placeS),
    leftInAllS: Math.max(0, totalS - placeS),
    share: now ? (placeS - now.at_s) / now.lasts_s : 0,
    intoSetS: now ? placeS - now.at_s : 0,
    intoReadyS: placeS - (former && kind === "ready" ? former.at_s + former.lasts_s : 0),
    caption: captionAt(cues, placeS, kind, of),
    next: nextOf(plan, now, following),
    steps: of ? stepsOf(cues, of, placeS) : [],
  };
}

/** Returns the picture's place on the loop: it stands where the set will begin. */
export function loopS(view: View, seconds: number): number {
  return view.kind === "set" && seconds > 0 ? view.intoSetS % seconds : 0;
}

/** Returns a bout's name as the groups are called, when nothing better is known. */
export function plainName(bout: BoutDoc | undefined): string {
  const words = (bout?.group ?? "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function movesUntil(plan: PlanDoc, last: number): number {
  const bouts = plan.routine.bouts.slice(0, last + 1);
  return bouts.filter((one, at) => one.move !== bouts[at - 1]?.move).length;
}

function captionAt(cues: readonly CueDoc[], placeS: number, kind: View["kind"], of: CueDoc | undefined): string {
  const heard = cues.filter((cue) => cue.at_s <= placeS && cue.text);
  if (kind === "done") return heard.findLast((cue) => cue.kind === "done")?.text ?? "";
  if (kind !== "set") return heard.findLast((cue) => ["change_sides", "rest", "place_tool", "position"].includes(cue.kind))?.text ?? "";
  const since = of?.at_s ?? 0;
  const own = heard.filter((cue) => cue.at_s >= since && CAPTIONS.has(cue.kind));
  // Where a set begins, its first stroke says more than the number of its seconds.
  return own.toSorted((a, b) => a.at_s - b.at_s || b.priority - a.priority).at(-1)?.text ?? "";
}

function nextOf(plan: PlanDoc, now: CueDoc | undefined, following: CueDoc | undefined): Next | undefined {
  if (now && following) return { bout: following.bout, side: following.side };
  if (now || !following) return undefined;
  const after = plan.timeline.cues.find((cue) => cue.kind === "roll" && cue.at_s > following.at_s);
  return after && { bout: after.bout, side: after.side };
}

/** Steps to get ready for a bout; those said while the bout before went on are past. */
function stepsOf(cues: readonly CueDoc[], of: CueDoc, placeS: number): Step[] {
  const own = cues.filter((cue) => cue.bout === of.bout && STEPS.has(cue.kind) && cue.at_s <= of.at_s);
  const now = own.findLastIndex((cue) => cue.at_s <= placeS);
  return own.map((cue, at) => ({ text: cue.text, state: at < now ? "was" : at === now ? "now" : "later" }));
}
