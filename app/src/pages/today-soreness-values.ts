/** What is said of a muscle, as values. */
import type { GroupDoc, PartDoc, Side, SorenessIn } from "../api/schema";

/** What the runner has chosen on the sheet; null is not said. */
export interface Felt {
  readonly isApart: boolean;
  readonly values: Readonly<Record<Side, number | null>>;
  readonly isStiff: boolean;
}

const NOTHING_FELT: Felt["values"] = { left: null, right: null, midline: null };

/** Returns what was last said of a group. */
export function feltOf(group: GroupDoc): Felt {
  const values = { ...NOTHING_FELT };
  for (const part of group.parts) {
    if (part.reported) values[part.side] = Math.max(values[part.side] ?? 0, part.reported.value);
  }
  const isApart = values.left !== values.right;
  return { isApart, values, isStiff: group.parts.some((part) => part.is_stiff) };
}

/** Returns the reports of all parts of a group, each with an id of its own. */
export function reportsOf(
  parts: readonly PartDoc[],
  { isApart, values, isStiff }: Felt,
  { at, id }: { at: Date; id: () => string },
): SorenessIn[] {
  const one = values.left ?? values.midline ?? values.right;
  const middle = Math.max(values.left ?? 0, values.right ?? 0);
  return parts.flatMap(({ muscle, side }) => {
    const value = !isApart ? one : side === "midline" ? middle : values[side];
    if (value === null && !isStiff) return [];
    return [{ id: id(), muscle, side, value, is_stiff: isStiff, at: at.toISOString() }];
  });
}
