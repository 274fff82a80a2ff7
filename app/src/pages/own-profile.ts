/** The profile on a page: a change shows at once, and goes back if the server refuses. */
import type { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { cache } from "../api/cache";
import { changed, PROFILE, type Profile, type ProfilePatch } from "../api/profile";
import { Reading } from "../api/reading";
import { patchProfile } from "../shell/profile";
import { say } from "../words/words";

export class OwnProfile {
  readonly reading: Reading<Profile>;

  constructor(host: LightElement) {
    this.reading = new Reading<Profile>(host, () => PROFILE);
  }

  get value(): Profile | undefined {
    return this.reading.value;
  }

  /**
   * Changes some fields at once and saves them; says so in `done`, with a way back.
   *
   * What the server refuses is put back, in the words of the server.
   */
  async change(patch: ProfilePatch, done = ""): Promise<boolean> {
    const before = this.reading.value;
    if (!before) return false;
    this.reading.show(changed(before, patch));
    try {
      const saved = await patchProfile(patch);
      this.reading.show(saved);
      await cache.keep(PROFILE, saved);
    } catch (error) {
      this.reading.show(before);
      toast(say("state.not_saved", { why: (error as Error).message }));
      return false;
    }
    if (done) toast(done, () => void this.change(only(before, patch)));
    return true;
  }
}

/** Returns what the fields of a change were before it. */
export function only(before: Profile, patch: ProfilePatch): ProfilePatch {
  const fields = Object.keys(patch) as (keyof ProfilePatch)[];
  return Object.fromEntries(fields.map((field) => [field, before[field]])) as ProfilePatch;
}
