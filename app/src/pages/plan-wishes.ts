/** What is wished of today's plan beside the profile, as values. */
import type { VariantRef } from "../api/schema";

/** What was chosen of a plan on one day; it holds until that day is over. */
export type Chosen = Pick<Wishes, "keep" | "bar">;

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

/** Returns the choices as a text that says of which day they are. */
export function chosenText({ keep, bar }: Chosen, day: Date): string {
  return JSON.stringify({ day: dayOf(day), keep, bar });
}

/** Returns the choices of such a text, if it is of this day. */
export function chosenOf(text: string | undefined, day: Date): Chosen {
  const none: Chosen = { keep: [], bar: [] };
  if (!text) return none;
  try {
    const found = JSON.parse(text) as Partial<Chosen> & { readonly day?: string };
    return found.day === dayOf(day) ? { keep: found.keep ?? [], bar: found.bar ?? [] } : none;
  } catch {
    return none;
  }
}

/** The day on the runner's own wall. */
function dayOf(day: Date): string {
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}
