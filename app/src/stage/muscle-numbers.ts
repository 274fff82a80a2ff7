import type { Muscle, Side } from "../api/schema";

/** Muscles in the order of their numbers in the mesh, from 1; 0 is none. */
const MUSCLES: readonly Muscle[] = [
  "gastrocnemius",
  "soleus",
  "tibialis_anterior",
  "peroneals",
  "quadriceps",
  "hamstrings",
  "adductors",
  "tfl",
  "gluteus_maximus",
  "gluteus_medius",
  "piriformis",
  "hip_flexors",
  "plantar_foot",
  "lats",
  "thoracic_spine",
  "rhomboids",
];

const SIDES: readonly Side[] = ["midline", "left", "right"];

/** A muscle on one side, as the mesh numbers it. */
export type RegionKey = number;

/** Returns the key of a muscle on one side; 0 is no muscle. */
export function regionKey(muscle: Muscle, side: Side): RegionKey {
  return keyOf(MUSCLES.indexOf(muscle) + 1, SIDES.indexOf(side));
}

/** Returns the key of what a vertex holds. */
export function keyOf(number: number, side: number): RegionKey {
  return number === 0 ? 0 : number * 4 + side;
}

/** Returns muscle and side of a key; undefined for none. */
export function regionOf(key: RegionKey): { muscle: Muscle; side: Side } | undefined {
  const muscle = MUSCLES[(key >> 2) - 1];
  const side = SIDES[key & 3];
  return muscle && side ? { muscle, side } : undefined;
}
