/** Whether a motion goes back the way it came, so that half of it has to be drawn. */
import type { AnimationClip } from "three";
import { readGlb } from "./body";

/** Less than a picture shows: 2 mm, or a fifth of a degree. */
const ALIKE = 0.002;

/** Returns whether a clip looks the same played backwards. */
export async function isEven(data: ArrayBuffer): Promise<boolean> {
  const { animations } = await readGlb(data);
  return animations.every(goesBack);
}

/** Returns whether a motion goes back the way it came. */
export function goesBack({ tracks, duration }: AnimationClip): boolean {
  return tracks.every((track) => isEvenTrack(track, duration));
}

function isEvenTrack({ name, times, values }: AnimationClip["tracks"][number], duration: number): boolean {
  const count = times.length;
  const size = values.length / count;
  for (let key = 0; key < count / 2; key += 1) {
    const other = count - 1 - key;
    if (Math.abs((times[key] ?? 0) + (times[other] ?? 0) - duration) > ALIKE) return false;
    if (apart(values.slice(key * size, (key + 1) * size), values.slice(other * size, (other + 1) * size), name) > ALIKE)
      return false;
  }
  return true;
}

/** Returns how far two values are apart; a turn and its negative are the same turn. */
function apart(one: ArrayLike<number>, other: ArrayLike<number>, name: string): number {
  const most = (sign: number): number =>
    Array.from(one).reduce((far, value, at) => Math.max(far, Math.abs(value - sign * (other[at] ?? 0))), 0);
  return name.endsWith(".quaternion") ? Math.min(most(1), most(-1)) : most(1);
}
