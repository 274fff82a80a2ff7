/** Where on the skin the names of the body map end. */
import { Vector3 } from "three";
import type { Statue } from "./stand";
import type { Anchor, Anchors, Regions } from "./view";

/** Less than this toward the viewer is not seen well [cosine]. */
const SEEN = 0.5;

/** Returns the points of regions that show best, from the front and from the back. */
export function anchorsOf(statue: Statue, regions: Regions): Anchors {
  const wanted = new Set(regions);
  const own: number[] = [];
  statue.regions.forEach((region, vertex) => {
    if (wanted.has(region)) own.push(vertex);
  });
  return { front: anchorOf(statue, own, 1), back: anchorOf(statue, own, -1) };
}

/** Returns the point next to the middle of what faces front (1) or back (-1). */
function anchorOf({ geometry, regions }: Statue, own: readonly number[], toward: 1 | -1): Anchor | undefined {
  const positions = geometry.getAttribute("position");
  const normals = geometry.getAttribute("normal");
  const point = new Vector3();
  const middle = new Vector3();
  const seen = own.filter((vertex) => normals.getX(vertex) * toward >= SEEN);
  for (const vertex of seen) middle.add(point.fromBufferAttribute(positions, vertex));
  middle.divideScalar(seen.length);
  const far = (vertex: number): number =>
    point.fromBufferAttribute(positions, vertex).distanceToSquared(middle);
  let best: number | undefined;
  let nearest = Infinity;
  for (const vertex of seen) {
    const distance = far(vertex);
    if (distance >= nearest) continue;
    nearest = distance;
    best = vertex;
  }
  if (best === undefined) return undefined;
  return {
    point: point.fromBufferAttribute(positions, best).toArray(),
    normal: new Vector3().fromBufferAttribute(normals, best).toArray(),
    share: seen.length / regions.length,
  };
}
