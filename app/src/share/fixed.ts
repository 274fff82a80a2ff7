/**
 * A fixed list of moves fitted to other minutes and tools: the arithmetic of
 * `src/unkink/planner/programme.py` (an agreement test holds them together).
 */
import type { BoutDoc, Muscle, RoutineDoc } from "../api/schema";
import { type BoutSide, onGrid, setsFor, sideFields, timeS } from "./dose";
import { type Lore, type LoreProgramme, type LoreVariant, type Mobility, moveOf, positionOf, variantOf } from "./lore";

const LEAST_DOSE_S = 60;
const MOST_DOSE_S = 120;
const DOSE_STEP_S = 5;
const NO_TOOL_SETUP_S = 5;

/** What is at hand. */
export interface Hand {
  readonly minutes: number;
  /** Keys of tools; all that the moves need, if not given. */
  readonly tools?: ReadonlySet<string>;
  readonly mobility?: Mobility;
}

/** A move of a fixed routine; only a side that is rolled alone is named. */
export interface FixedStep {
  readonly move: string;
  readonly variant: string;
  readonly side?: "left" | "right";
}

/** The fixed part of a routine: what it is called, and its moves in order. */
export interface Fixed {
  readonly title: string;
  readonly author: string;
  readonly notes: readonly string[];
  readonly steps: readonly FixedStep[];
}

export interface Adapted {
  /** Undefined if not even one move fits. */
  readonly routine: RoutineDoc | undefined;
  /** Names of the moves for which the minutes are too few. */
  readonly fallen: readonly string[];
  /** Names of the moves for which no tool is at hand. */
  readonly toolless: readonly string[];
}

/** Returns the fixed part of a programme. */
export function fixedProgramme({ name, notes, moves }: LoreProgramme): Fixed {
  return { title: name, author: "unkink", notes, steps: moves };
}

/** Returns the fixed part of a routine. */
export function fixedRoutine({ title, author, notes, bouts }: RoutineDoc): Fixed {
  return { title, author, notes, steps: bouts.map(stepOf) };
}

/** Returns a routine of the moves that the tools and the minutes allow, and what fell out. */
export function adapted(fixed: Fixed, lore: Lore, hand: Hand): Adapted {
  const budgetS = Math.round(hand.minutes * 60);
  const found = fixed.steps.map((step) => ({ step, with: withTools(step, lore, hand.tools) }));
  const steps = found.flatMap((one) => (one.with ? [one.with] : []));
  const toolless = found.filter((one) => !one.with).map(({ step }) => moveOf(lore, step.move).name);
  const setting = { fixed, lore, hand };
  const kept = fitting(steps, setting, budgetS);
  const fallen = steps.slice(kept.length).map((step) => moveOf(lore, step.move).name);
  if (!kept.length) return { routine: undefined, fallen, toolless };
  const bouts = longest(kept, setting, budgetS);
  const notes = [...shortNotes(hand.minutes, fallen), ...toollessNotes(toolless), ...fixed.notes];
  return { routine: routineOf({ ...fixed, notes }, bouts, budgetS), fallen, toolless };
}

/** Returns a routine that nothing was chosen for. */
export function routineOf({ title, author, notes }: Omit<Fixed, "steps">, bouts: BoutDoc[], budget_s: number): RoutineDoc {
  return {
    schema: "unkink.routine/1",
    title,
    author,
    notes: [...notes],
    budget_s,
    total_s: bouts.at(-1)?.end_s ?? 0,
    value: null,
    bound: null,
    optimal: false,
    bouts,
    left_out: [],
    one_more_minute: null,
  };
}

/** Returns the tool that a variant is done with; "" if it needs none. */
export function toolOf(variant: LoreVariant, tools: ReadonlySet<string> | undefined): string {
  return variant.tools.find((tool) => !tools || tools.has(tool)) ?? "";
}

/** Returns the time to fetch and place the tool of a variant [s]. */
export function setupS(variant: LoreVariant, lore: Lore, tools: ReadonlySet<string> | undefined): number {
  const tool = lore.tools.get(toolOf(variant, tools));
  return onGrid(tool ? tool.setup_s : NO_TOOL_SETUP_S);
}

/** Returns the muscles that a variant reaches, best first. */
export function musclesOf(variant: LoreVariant): Muscle[] {
  const reached = Object.entries(variant.reaches) as [Muscle, number][];
  return reached.toSorted(([, a], [, b]) => b - a).map(([muscle]) => muscle);
}

/** Returns the way from one position to another [s]. */
export function wayS(lore: Lore, from: string, to: string, mobility: Mobility = "able"): number {
  const way = positionOf(lore, from).to_s[to];
  return onGrid(way?.[mobility === "able" ? 0 : 1] ?? 0);
}

interface Setting {
  readonly fixed: Fixed;
  readonly lore: Lore;
  readonly hand: Hand;
}

function stepOf({ move, variant, side }: BoutDoc): FixedStep {
  return side === "left" || side === "right" ? { move, variant, side } : { move, variant };
}

/** Returns a step as it is, or in another variant that the tools allow. */
function withTools(step: FixedStep, lore: Lore, tools: ReadonlySet<string> | undefined): FixedStep | undefined {
  const now = variantOf(lore, step);
  const suits = (one: LoreVariant): boolean => !one.tools.length || one.tools.some((tool) => !tools || tools.has(tool));
  if (suits(now)) return step;
  const others = moveOf(lore, step.move).variants.filter((one) => suits(one) && one.sides === now.sides);
  // The same press first, a gentler one before a firmer one: what is new should not surprise.
  const [best] = others.toSorted((a, b) => pressGap(a, now) - pressGap(b, now));
  return best && { ...step, variant: best.key };
}

const PRESSES = ["gentle", "medium", "firm"];

function pressGap(one: LoreVariant, now: LoreVariant): number {
  const harder = PRESSES.indexOf(one.press) - PRESSES.indexOf(now.press);
  return harder > 0 ? harder * 10 : -harder;
}

function fitting(steps: readonly FixedStep[], setting: Setting, budgetS: number): readonly FixedStep[] {
  let kept = steps;
  while (kept.length && endOf(boutsOf(kept, setting, LEAST_DOSE_S)) > budgetS) kept = kept.slice(0, -1);
  return kept;
}

function longest(steps: readonly FixedStep[], setting: Setting, budgetS: number): BoutDoc[] {
  let best = boutsOf(steps, setting, LEAST_DOSE_S);
  for (let doseS = LEAST_DOSE_S; doseS <= MOST_DOSE_S; doseS += DOSE_STEP_S) {
    const bouts = boutsOf(steps, setting, doseS);
    if (endOf(bouts) <= budgetS) best = bouts;
  }
  return best;
}

function endOf(bouts: readonly BoutDoc[]): number {
  return bouts.at(-1)?.end_s ?? 0;
}

function boutsOf(steps: readonly FixedStep[], setting: Setting, doseS: number): BoutDoc[] {
  const { lore, hand } = setting;
  const bouts: BoutDoc[] = [];
  let before = "standing";
  for (const step of steps) {
    const { position } = moveOf(lore, step.move);
    const changes = position !== before || !bouts.length;
    const start = endOf(bouts) + (changes ? wayS(lore, before, position, hand.mobility) : 0);
    bouts.push(boutOf(step, setting, doseS, start));
    before = position;
  }
  return bouts;
}

const SIDES: Readonly<Record<LoreVariant["sides"], BoutSide>> = { each: "both", together: "together", midline: "midline" };

function boutOf(step: FixedStep, { fixed, lore, hand }: Setting, doseS: number, start_s: number): BoutDoc {
  const move = moveOf(lore, step.move);
  const variant = variantOf(lore, step);
  const side = variant.sides === "each" ? (step.side ?? "both") : SIDES[variant.sides];
  const liesOnSide = move.position === "side_lying";
  const changeS = onGrid(positionOf(lore, move.position).change_s[hand.mobility ?? "able"]);
  const length = timeS(doseS, { side, setupS: setupS(variant, lore, hand.tools), changeS, liesOnSide });
  return {
    move: move.key,
    variant: variant.key,
    group: move.group,
    muscles: musclesOf(variant),
    ...sideFields(side),
    position: move.position,
    tool: toolOf(variant, hand.tools),
    sets: setsFor(doseS, side, liesOnSide),
    start_s,
    end_s: start_s + length,
    why: `part of ${fixed.title}`,
  };
}

/** As Python words it, so that what is shared reads the same. */
function shortNotes(minutes: number, fallen: readonly string[]): string[] {
  return fallen.length ? [`In ${minutes} minutes these fall out: ${fallen.join(", ")}.`] : [];
}

function toollessNotes(toolless: readonly string[]): string[] {
  return toolless.length ? [`Without their tools these fall out: ${toolless.join(", ")}.`] : [];
}

