/** What is told after a session: pure, so that taps and sides are testable. */
import type { FeltDoc, Side } from "../api/schema";
import type { SoreAt } from "./handed";

/** A line of the page: a group, or one side of it. */
export interface Asked {
  readonly key: string;
  readonly group: SoreAt;
  /** Which side is meant; undefined for all that was rolled. */
  readonly side: Side | undefined;
}

/** Returns what is asked: one line a group, or a line a side where it has two. */
export function askedOf(groups: readonly SoreAt[], isApart: boolean): Asked[] {
  return groups.flatMap((group): Asked[] => {
    const sides = [...new Set(group.parts.map((part) => part.side))];
    if (!isApart || sides.length < 2) return [{ key: group.group, group, side: undefined }];
    return sides.map((side) => ({ key: `${group.group} ${side}`, group, side }));
  });
}

/** Returns the parts that one line stands for. */
export function partsOf({ group, side }: Asked): SoreAt["parts"] {
  return group.parts.filter((part) => side === undefined || part.side === side);
}

/** Returns what was tapped as the documents want it: every muscle and side that a line stands for. */
export function feltOf(asked: readonly Asked[], told: ReadonlyMap<string, number>): FeltDoc[] {
  return asked.flatMap((one) => {
    const value = told.get(one.key);
    if (value === undefined) return [];
    return partsOf(one).map(({ muscle, side }) => ({ muscle, side, value }));
  });
}
