/** The catalogue as the app uses it: every part by key, in the order of the server. */
import type { Group, Muscle } from "./schema";

export type MuscleKey = Muscle;
export type GroupKey = Group;
export type Press = "gentle" | "medium" | "firm";

export interface Stroke {
  readonly words: string;
  readonly classic: string;
  readonly why_shorter: string;
}

export interface Exercise {
  readonly sets: number;
  readonly repetitions: number;
  readonly hold_s: number;
  readonly words: string;
}

export interface Variant {
  readonly key: string;
  readonly name: string;
  readonly press: Press;
  readonly sides: "each" | "together" | "midline";
  readonly reaches: Readonly<Partial<Record<MuscleKey, number>>>;
  readonly carries: readonly string[];
  readonly cautions: readonly string[];
  readonly set_up: readonly string[];
  readonly tools: readonly string[];
}

export interface Move {
  readonly key: string;
  readonly name: string;
  readonly anatomy: string;
  readonly group: GroupKey;
  readonly purpose: "roll" | "strength";
  readonly motion: "roll" | "hold" | "bend" | "repeat";
  readonly position: string;
  readonly places: readonly string[];
  readonly classic: number | null;
  readonly cues: readonly string[];
  readonly mistakes: readonly string[];
  readonly keep_off: readonly string[];
  readonly cautions: readonly string[];
  /** A variant or a move for those who cannot support on hands or forearms; "" if all can. */
  readonly no_arm_support: string;
  readonly beside: readonly string[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  readonly stroke: Stroke | null;
  readonly exercise: Exercise | null;
  readonly variants: readonly Variant[];
}

export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface Refused extends Named {
  readonly why: string;
  readonly instead: readonly string[];
}

export interface Caution extends Named {
  readonly effect: "stop_all" | "stop_leg" | "bar_region" | "ask_first" | "adapt";
  readonly advice: string;
}

export interface Day {
  readonly day: number;
  readonly words: string;
  readonly also_usual: string;
  readonly not_shown: string;
}

export interface Programme extends Named {
  readonly summary: string;
  readonly minutes: number;
  readonly tools: readonly string[];
  readonly places: readonly string[];
  readonly moves: readonly { readonly move: string; readonly variant: string }[];
  readonly notes: readonly string[];
  readonly days: readonly Day[];
  readonly schedule: string;
}

export interface Catalogue {
  readonly moves: ReadonlyMap<string, Move>;
  readonly tools: ReadonlyMap<string, Named>;
  readonly places: ReadonlyMap<string, Named>;
  readonly positions: ReadonlyMap<string, Named>;
  readonly cautions: ReadonlyMap<string, Caution>;
  readonly refused: ReadonlyMap<string, Refused>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly muscles: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly disclaimer: string;
}

export const CATALOGUE = "/catalogue";

/** Returns a part of the catalogue by key, whether it came as a list or as a table. */
export function byKey<T extends { key: string }>(part: unknown): Map<string, T> {
  const rows = Array.isArray(part) ? (part as T[]) : tableRows<T>(part);
  return new Map(rows.map((row) => [row.key, row]));
}

function tableRows<T extends { key: string }>(part: unknown): T[] {
  return Object.entries((part ?? {}) as Record<string, object>).map(
    ([key, row]) => ({ key, ...row }) as unknown as T,
  );
}

/** Returns the name of a key, or the key in words where nothing names it. */
export function named(part: ReadonlyMap<string, Named>, key: string): string {
  return part.get(key)?.name ?? key.replaceAll(/[_-]/g, " ");
}

const read = new WeakMap<object, Catalogue>();

/** Returns the catalogue that a document holds; the same document is read once. */
export function asCatalogue(document: object): Catalogue {
  const known = read.get(document);
  if (known) return known;
  const catalogue = catalogueOf(document as Record<string, unknown>);
  read.set(document, catalogue);
  return catalogue;
}

function catalogueOf(all: Record<string, unknown>): Catalogue {
  const names = (part: unknown) =>
    Object.fromEntries([...byKey<Named>(part).values()].map(({ key, name }) => [key, name]));
  return {
    moves: byKey(all["moves"]),
    tools: byKey(all["tools"]),
    places: byKey(all["places"]),
    positions: byKey(all["positions"]),
    cautions: byKey(all["cautions"]),
    refused: byKey(all["refused"]),
    programmes: byKey(all["programmes"]),
    muscles: names(all["muscles"]),
    groups: names(all["groups"]),
    disclaimer: (all["safety"] as { disclaimer?: string } | undefined)?.disclaimer ?? "",
  };
}
