/** Changes of the runner's profile, as values. */
import type { ProfileOut, ProfilePatch as Patch, VariantRef } from "./schema";

export type Profile = ProfileOut;
export type ProfilePatch = Partial<Patch>;

export const PROFILE = "/profile";

/** Returns a profile with a change in it, before the server agreed. */
export function changed(profile: Profile, patch: ProfilePatch): Profile {
  const told = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...profile, ...Object.fromEntries(told) } as Profile;
}

/** Returns a list with a key in it or without it; the rest keeps its order. */
export function toggled<T extends string>(keys: readonly T[], key: T, isIn: boolean): T[] {
  const rest = keys.filter((one) => one !== key);
  return isIn ? [...rest, key] : rest;
}

/** Whether a variant stands in a list of them. */
export function holds(refs: readonly VariantRef[], move: string, variant: string): boolean {
  return refs.some((ref) => ref.move === move && ref.variant === variant);
}

/** Returns a list of variants with one in it or without it. */
export function toggledRef(refs: readonly VariantRef[], ref: VariantRef, isIn: boolean): VariantRef[] {
  const rest = refs.filter((one) => one.move !== ref.move || one.variant !== ref.variant);
  return isIn ? [...rest, ref] : rest;
}
