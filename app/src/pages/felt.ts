/** How a session felt, muscle by muscle, and how that is changed later. */
import type { FeltDoc, RolledDoc, SessionDoc } from "../api/schema";

/** One part of a session, whatever moves rolled it. */
export interface FeltPart {
  readonly muscle: RolledDoc["muscle"];
  readonly side: RolledDoc["side"];
  readonly dose_s: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly morning: number | null;
}

/** Returns each part of a session once, with the time that all its moves gave it. */
export function feltParts(session: Pick<SessionDoc, "rolled">): FeltPart[] {
  const parts = new Map<string, FeltPart>();
  for (const one of session.rolled) {
    const key = `${one.muscle} ${one.side}`;
    const known = parts.get(key);
    parts.set(key, {
      muscle: one.muscle,
      side: one.side,
      dose_s: (known?.dose_s ?? 0) + one.dose_s,
      before: one.soreness_before ?? known?.before ?? null,
      after: one.soreness_after ?? known?.after ?? null,
      morning: one.soreness_next_morning ?? known?.morning ?? null,
    });
  }
  return [...parts.values()];
}

/**
 * Returns what to send after one part was set: every part that has a value, because the
 * server takes the whole list.
 */
export function feltAfter(
  parts: readonly FeltPart[],
  when: "after" | "morning",
  set: { part: FeltPart; value: number },
): FeltDoc[] {
  return parts.flatMap((part) => {
    const value = part === set.part ? set.value : part[when];
    return value === null ? [] : [{ muscle: part.muscle, side: part.side, value }];
  });
}
