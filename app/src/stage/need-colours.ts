/** Colours of the standing figure: the load scale, faded where regions meet. */
import type { RegionKey } from "./muscle-numbers";

/** How far a colour fades into its neighbours, in rings of vertices. */
const FADE_RINGS = 2;

type Rgb = readonly [number, number, number];

export interface NeedPaint {
  /** Unpainted skin, linear. */
  readonly clay: Rgb;
  /** The load scale, 0 calm to 4 most, linear. */
  readonly load: readonly Rgb[];
}

export interface Painted {
  /** Three values a vertex. */
  readonly colours: Float32Array;
  /** How loaded, 0 to 1, and how much its fibres show, 0 to 1: two values a vertex. */
  readonly fibres: Float32Array;
}

/**
 * Returns colours and fibres of all vertices.
 *
 * @param regions Region of each vertex.
 * @param triangles Corners of the triangles, three each.
 * @param steps Step of the load scale by region; what is missing stays clay.
 */
export function painted(
  regions: ArrayLike<RegionKey>,
  triangles: ArrayLike<number>,
  steps: ReadonlyMap<RegionKey, number>,
  { clay, load }: NeedPaint,
): Painted {
  const count = regions.length;
  let colours = new Float32Array(count * 3);
  let fibres = new Float32Array(count * 2);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const step = steps.get(regions[vertex] ?? 0);
    const colour = step === undefined ? clay : (load[step] ?? clay);
    colours.set(colour, vertex * 3);
    if (step !== undefined) fibres.set([step / 4, step === 0 ? 0.35 : 1], vertex * 2);
  }
  for (let ring = 0; ring < FADE_RINGS; ring += 1) {
    colours = faded(triangles, colours, 3);
    fibres = faded(triangles, fibres, 2);
  }
  return { colours, fibres };
}

/** Spreads values to the neighbours of each vertex; `width` values a vertex. */
export function faded(
  triangles: ArrayLike<number>,
  values: Float32Array,
  width: number,
): Float32Array<ArrayBuffer> {
  const total = new Float32Array(values);
  const count = new Float32Array(values.length / width).fill(1);
  for (let corner = 0; corner < triangles.length; corner += 1) {
    const start = corner - (corner % 3);
    const here = triangles[corner] ?? 0;
    const next = triangles[start + ((corner + 1) % 3)] ?? 0;
    for (let k = 0; k < width; k += 1) {
      total[here * width + k] = (total[here * width + k] ?? 0) + (values[next * width + k] ?? 0);
    }
    count[here] = (count[here] ?? 0) + 1;
  }
  return total.map((sum, at) => sum / (count[Math.floor(at / width)] ?? 1));
}
