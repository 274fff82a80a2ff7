/** What a session says from the catalogue: names, and the sentences that keep it safe. */
import type { BoutDoc } from "../api/schema";
import { plainName } from "./view";

interface Keyed {
  readonly key: string;
  readonly name: string;
}
interface MoveNames extends Keyed {
  readonly variants: readonly Keyed[];
  /** From where to where it rolls, in words. */
  readonly stroke: { readonly words: string } | null;
}

/** A sign to stop at, and what to do. */
export interface Sign {
  readonly sign: string;
  readonly what_to_do: string;
}
export interface Safety {
  readonly question: string;
  readonly one_calf: string;
  readonly one_calf_yes: string;
  readonly stop_page: readonly Sign[];
}
export interface SessionWords {
  readonly moves: readonly MoveNames[];
  readonly groups: readonly Keyed[];
  readonly safety: Safety;
}

/** Returns what a bout is called. */
export function nameOf(words: SessionWords | undefined, bout: BoutDoc | undefined): string {
  return words?.moves.find((one) => one.key === bout?.move)?.name ?? plainName(bout);
}

/** Returns from where to where a bout rolls; "" if that is not known. */
export function strokeWords(words: SessionWords | undefined, bout: BoutDoc | undefined): string {
  return words?.moves.find((one) => one.key === bout?.move)?.stroke?.words ?? "";
}

/** Returns what a bout's group is called, with a capital. */
export function groupName(words: SessionWords | undefined, bout: BoutDoc): string {
  const name = words?.groups.find((one) => one.key === bout.group)?.name;
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : plainName(bout);
}

/** Returns what the variant of a bout is called; "" if that is not known. */
export function variantName(words: SessionWords | undefined, bout: BoutDoc | undefined): string {
  const move = words?.moves.find((one) => one.key === bout?.move);
  return move?.variants.find((one) => one.key === bout?.variant)?.name ?? "";
}
