import { call } from "../api/client";
import type { ProfileOut, ProfilePatch } from "../api/schema";
import { measureIn } from "../words/format";
import { note, noted } from "../api/note";

const KEPT = "unkink.profile";
const SKIPPED = "unkink.start_skipped";

let held: ProfileOut | undefined;

/** Returns the profile as it was known last; undefined before the first answer ever. */
export function knownProfile(): ProfileOut | undefined {
  return held ?? kept();
}

/** Asks for the profile, and lets its theme, units and language take hold. */
export async function loadProfile(): Promise<ProfileOut> {
  return applied(await call<ProfileOut>("/profile"));
}

/** Changes some fields of the profile; what is not named stays as it is. */
export async function patchProfile(patch: Partial<ProfilePatch>): Promise<ProfileOut> {
  return applied(await call<ProfileOut>("/profile", { method: "PATCH", body: patch }));
}

/** Whether the first start is still to be shown. */
export function wantsStart(profile: ProfileOut): boolean {
  return !profile.is_set_up && noted(SKIPPED) === undefined;
}

/** The runner would rather look around first. */
export function skipStart(): void {
  note(SKIPPED, "1");
}

/** Shows the theme, units and language of what is kept, before the server answers. */
export function applyKnown(): void {
  const known = kept();
  if (known) show(known);
}

function applied(profile: ProfileOut): ProfileOut {
  held = profile;
  note(KEPT, JSON.stringify(profile));
  show(profile);
  dispatchEvent(new CustomEvent("unkink-profile", { detail: profile }));
  return profile;
}

function show({ theme, units, language }: ProfileOut): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  measureIn(units, language || navigator.language || "en-GB");
}

function kept(): ProfileOut | undefined {
  try {
    return JSON.parse(noted(KEPT) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether the page is dark now, by profile or by system. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen) return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}
