/** A session where there is no server: it plays what the page holds, and keeps nothing. */
import { type Means, type SessionProfile, useMeans } from "../session/means";
import type { LoreDoc } from "../share/lore";

const GUIDE = { speaks: true, voice: "", rate: 1, ticks: true, captions: true, vibrates: true, shortcuts: true };

/** Gives sessions what a page alone has. */
export function playAlone(lore: LoreDoc, options: { readonly body: string; readonly go: Means["go"] }): void {
  const profile: SessionProfile = { figure: options.body, guide: GUIDE, language: "", mass_kg: null };
  useMeans({
    words: async () => lore,
    knownProfile: () => profile,
    profile: async () => profile,
    knownToday: async () => undefined,
    today: async () => undefined,
    adapt: async () => undefined,
    keep: () => undefined,
    go: options.go,
    prepareNext: () => undefined,
  });
}
