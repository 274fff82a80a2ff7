/** What is wished of today's plan beside the profile, as values. */
import type { VariantRef } from "../api/schema";

export interface Wishes {
  readonly minutes: number;
  readonly tools: readonly string[];
  readonly place: string;
  /** Variants that must stay in. */
  readonly keep: readonly VariantRef[];
  /** Moves that are left out. */
  readonly bar: readonly string[];
}

/** Returns the wishes with a variant kept in; another variant of its move gives way. */
export function kept(wishes: Wishes, ref: VariantRef): Wishes {
  const keep = wishes.keep.filter((one) => one.move !== ref.move);
  return { ...wishes, keep: [...keep, ref], bar: wishes.bar.filter((one) => one !== ref.move) };
}

/** Returns the wishes without holding on to a move. */
export function freed(wishes: Wishes, move: string): Wishes {
  return { ...wishes, keep: wishes.keep.filter((one) => one.move !== move) };
}

/** Returns the wishes with a move left out. */
export function barred(wishes: Wishes, move: string): Wishes {
  return { ...freed(wishes, move), bar: [...wishes.bar.filter((one) => one !== move), move] };
}

/** Returns the wishes with a move allowed again. */
export function unbarred(wishes: Wishes, move: string): Wishes {
  return { ...wishes, bar: wishes.bar.filter((one) => one !== move) };
}
