/** What of the catalogue a routine needs to be played and adapted, by key. */
import type { BoutDoc, Group, Muscle } from "../api/schema";

export interface LoreVariant {
  readonly key: string;
  readonly name: string;
  readonly press: "gentle" | "medium" | "firm";
  readonly sides: "each" | "together" | "midline";
  readonly reaches: Readonly<Partial<Record<Muscle, number>>>;
  readonly demanding: boolean;
  readonly cautions: readonly string[];
  readonly set_up: readonly string[];
  readonly tools: readonly string[];
}

export interface LoreMove {
  readonly key: string;
  readonly name: string;
  readonly group: Group;
  readonly motion: "roll" | "hold" | "bend" | "repeat";
  readonly verb: string;
  readonly position: string;
  readonly cues: readonly string[];
  readonly keep_off: readonly string[];
  readonly cautions: readonly string[];
  readonly stroke: { readonly words: string; readonly ends: readonly { readonly name: string }[] } | null;
  readonly variants: readonly LoreVariant[];
}

export interface LorePosition {
  readonly key: string;
  readonly name: string;
  readonly into: string;
  /** Time to change sides in it [s], by mobility. */
  readonly change_s: Readonly<Record<Mobility, number>>;
  /** Time to another position [s]: able, then stiff. */
  readonly to_s: Readonly<Record<string, readonly [able: number, stiff: number]>>;
}

export interface LoreTool {
  readonly key: string;
  readonly name: string;
  readonly setup_s: number;
}

export interface LoreCaution {
  readonly key: string;
  readonly name: string;
  readonly effect: "stop_all" | "stop_leg" | "bar_region" | "ask_first" | "adapt";
  readonly advice: string;
  readonly bars: {
    readonly positions: readonly string[];
    readonly groups: readonly string[];
    readonly press: readonly string[];
    readonly tools: readonly string[];
  };
}

export interface LoreProgramme {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly minutes: number;
  readonly tools: readonly string[];
  readonly notes: readonly string[];
  readonly moves: readonly { readonly move: string; readonly variant: string }[];
}

export interface LoreSafety {
  readonly question: string;
  readonly one_calf: string;
  readonly one_calf_yes: string;
  readonly stop_page: readonly { readonly sign: string; readonly what_to_do: string }[];
  readonly during: readonly string[];
  readonly ease_off: string;
  readonly disclaimer: string;
}

export type Mobility = "able" | "stiff";

/** The document that the server and the files carried along hold alike. */
export interface LoreDoc {
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  readonly moves: readonly LoreMove[];
  readonly positions: readonly LorePosition[];
  readonly tools: readonly LoreTool[];
  readonly cautions: readonly LoreCaution[];
  readonly safety: LoreSafety;
  readonly programmes: readonly LoreProgramme[];
}

export interface Lore {
  readonly moves: ReadonlyMap<string, LoreMove>;
  readonly positions: ReadonlyMap<string, LorePosition>;
  readonly tools: ReadonlyMap<string, LoreTool>;
  readonly cautions: ReadonlyMap<string, LoreCaution>;
  readonly programmes: ReadonlyMap<string, LoreProgramme>;
  readonly safety: LoreSafety;
}

/** Returns a document by key. */
export function loreOf(document: LoreDoc): Lore {
  return {
    moves: keyed(document.moves),
    positions: keyed(document.positions),
    tools: keyed(document.tools),
    cautions: keyed(document.cautions),
    programmes: keyed(document.programmes),
    safety: document.safety,
  };
}

/** Returns the move of a bout; what a routine names was looked for before. */
export function moveOf(lore: Lore, key: string): LoreMove {
  return known(lore.moves.get(key), key);
}

/** Returns a position by its key. */
export function positionOf(lore: Lore, key: string): LorePosition {
  return known(lore.positions.get(key), key);
}

/** Returns the variant of a move, if there is one of that key. */
export function variantIn(move: LoreMove | undefined, key: string): LoreVariant | undefined {
  return move?.variants.find((one) => one.key === key);
}

/** Returns the variant that a bout does. */
export function variantOf(lore: Lore, { move, variant }: Pick<BoutDoc, "move" | "variant">): LoreVariant {
  return known(variantIn(lore.moves.get(move), variant), `${move}.${variant}`);
}

function known<T>(found: T | undefined, key: string): T {
  if (found === undefined) throw new Error(`the catalogue does not know ${key}`);
  return found;
}

function keyed<T extends { readonly key: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.key, row]));
}
