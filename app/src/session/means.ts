/** What a session asks of the world around it: a server, or a page that has none. */
import type { FeltDoc, PlanDoc, ProfileOut, RoutineDoc, TodayDoc, VariantRef } from "../api/schema";
import type { SessionWords } from "./catalogue";
import type { Wish } from "./change";

/** What a session needs to know of who rolls. */
export type SessionProfile = Pick<ProfileOut, "figure" | "guide" | "language" | "mass_kg">;

/** A change of the bout that is being done. */
export interface Ask {
  readonly routine: RoutineDoc;
  readonly at_s: number;
  readonly bout: number;
  readonly wish: Wish;
}

/** What was rolled, as it is kept. */
export interface Rolled {
  readonly started: string;
  readonly routine: Record<string, unknown>;
  readonly played: [number, number][];
  readonly before: FeltDoc[];
  readonly after: FeltDoc[];
  readonly too_much: VariantRef[];
}

export interface Means {
  /** Returns names and safety sentences. */
  readonly words: () => Promise<SessionWords>;
  readonly knownProfile: () => SessionProfile | undefined;
  readonly profile: () => Promise<SessionProfile | undefined>;
  /** Returns what was last seen of today, at once. */
  readonly knownToday: () => Promise<TodayDoc | undefined>;
  readonly today: () => Promise<TodayDoc | undefined>;
  /** Plans the rest anew; undefined where nobody does. */
  readonly adapt: (ask: Ask, signal: AbortSignal) => Promise<PlanDoc | undefined>;
  readonly keep: (id: string, rolled: Rolled) => void;
  /** Shows another page: `/`, `/stop` or `/after/ID`. */
  readonly go: (path: string, options?: { readonly replace?: boolean }) => void;
  /** Fetches the pages that follow while there is a network. */
  readonly prepareNext: () => void;
}

let held: Means | undefined;

/** Gives sessions their means from now on. */
export function useMeans(means: Means): void {
  held = means;
}

/** Returns the means that sessions have. */
export function sessionMeans(): Means {
  if (!held) throw new Error("a session needs its means first");
  return held;
}
