/** Builders for tests: a small catalogue, with what does not matter filled in. */
import type { RoutineDoc } from "../api/schema";
import { bout } from "../session/builders";
import { type Fixed, routineOf } from "./fixed";
import { type Lore, type LoreDoc, type LoreMove, loreOf, type LoreVariant } from "./lore";

/** Returns a variant that rolls one side after the other with a roller. */
export function variant(key: string, rest: Partial<LoreVariant> = {}): LoreVariant {
  return {
    key,
    name: key,
    press: "medium",
    sides: "each",
    reaches: { quadriceps: 1 },
    demanding: false,
    cautions: [],
    set_up: ["Lie down.", "Lift the hips."],
    tools: ["roller"],
    ...rest,
  };
}

/** Returns a move along the front of the thighs. */
export function move(key: string, rest: Partial<LoreMove> = {}): LoreMove {
  return {
    key,
    name: key,
    group: "quadriceps",
    motion: "roll",
    verb: "Roll",
    position: "prone",
    cues: ["Breathe out."],
    keep_off: [],
    cautions: [],
    stroke: { words: "hip to knee", ends: [{ name: "the hip" }, { name: "the knee" }] },
    variants: [variant("one-leg"), variant("forearms", { press: "gentle" })],
    ...rest,
  };
}

const WAYS = { standing: [0, 0], prone: [10, 20], seated: [15, 25] } as const;

/** Returns a catalogue with `quad` face down, and `calf` seated on a roller or a stick. */
export function lore(rest: Partial<LoreDoc> = {}): Lore {
  const place = { change_s: { able: 5, stiff: 10 }, to_s: WAYS };
  const stick = variant("stick", { tools: ["stick"], press: "gentle" });
  return loreOf({
    groups: [],
    moves: [move("quad"), move("calf", { group: "calf", position: "seated", variants: [variant("one-leg"), stick] })],
    positions: [
      { key: "standing", name: "standing", into: "Stand.", ...place },
      { key: "prone", name: "face down", into: "Lie face down.", ...place },
      { key: "seated", name: "seated", into: "Sit down.", ...place },
    ],
    tools: [
      { key: "roller", name: "roller", setup_s: 10 },
      { key: "stick", name: "stick", setup_s: 5 },
    ],
    cautions: [],
    safety: { question: "", one_calf: "", one_calf_yes: "", stop_page: [], during: [], ease_off: "Ease off.", disclaimer: "" },
    programmes: [],
    ...rest,
  });
}

/** Returns the fixed part of a routine of both moves. */
export function fixed(rest: Partial<Fixed> = {}): Fixed {
  const steps = [
    { move: "quad", variant: "one-leg" },
    { move: "calf", variant: "one-leg" },
  ];
  return { title: "Two", author: "Ada", notes: ["Slowly."], steps, ...rest };
}

/** Returns a routine of both moves, as it is shared. */
export function shared(): RoutineDoc {
  const why = "part of Two";
  const bouts = [bout(10, { why }), bout(100, { why, move: "calf", group: "calf", position: "seated" })];
  return routineOf({ title: "Two", author: "Ada", notes: ["Slowly.", "Größe ✓"] }, bouts, 200);
}
