/** The other side of a clip, made as it plays: see `src/unkink/body/mirror.py`. */
import type { ClipFile } from "./clip";

/** Returns which side a clip rolls: 1 left, 2 right; 0 if both at once or the middle. */
export function shownSide(clip: ClipFile): 0 | 1 | 2 {
  const sides = new Set(clip.muscles.map((one) => one.side));
  if (sides.size !== 1) return 0;
  return sides.has(1) ? 1 : sides.has(2) ? 2 : 0;
}

/** Returns whether a clip must be mirrored to show a side of the body. */
export function isMirroredFor(clip: ClipFile, side: string): boolean {
  const shown = shownSide(clip);
  return (side === "left" && shown === 2) || (side === "right" && shown === 1);
}

/**
 * Returns what lies around a clip for the other side: left is +y of the body model, which
 * is -z here, so every z changes its sign. The figure itself is mirrored by its scale.
 */
export function mirroredFile(clip: ClipFile): ClipFile {
  const { camera, mat } = clip;
  const turned = ([x, y, z]: readonly [number, number, number]): [number, number, number] => [x, y, -z];
  const moved = ([x, z]: readonly [number, number]): [number, number] => [x, -z];
  return {
    ...clip,
    camera: { ...camera, toward: turned(camera.toward), target: turned(camera.target) },
    mat: { ...mat, middle: moved(mat.middle) },
    props: Object.fromEntries(Object.entries(clip.props).map(([name, at]) => [name, moved(at)])),
  };
}
