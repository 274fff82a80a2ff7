/** A picture of the standing figure without a graphics card: counted point by point. */
import type { RegionKey } from "./muscle-numbers";

type Rgb = readonly [number, number, number];

/** A body that stands, as arrays: three values a vertex, regions one. */
export interface Standing {
  /** Facing +x, up is +y, soles at 0 [m]. */
  readonly positions: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  /** Each vertex in the frame of its limb; z is along it. */
  readonly limbs: ArrayLike<number>;
  readonly regions: ArrayLike<RegionKey>;
  readonly triangles: ArrayLike<number>;
  readonly height: number;
}

/** Linear colours, three a vertex, and fibres, two a vertex, as `painted` returns them. */
export interface Paint {
  readonly colours: ArrayLike<number>;
  readonly fibres: ArrayLike<number>;
}

export interface Light {
  readonly sky: Rgb;
  readonly ground: Rgb;
  readonly key: number;
  /** How much load shines by itself, 0 to 1. */
  readonly glow: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a point, sRGB; clear beside the body. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Region under each point; 0 is none. */
  readonly regions: Uint16Array;
}

/** Room above and below the body, as a share of its height. */
const MARGIN = 0.02;
/** Where the light comes from, as on the stage. */
const TOWARD_KEY = unit([2.6, 3.0, 1.7]);
const KEY_COLOUR: Rgb = [1, 0.89, 0.79];
const SKY = 1.5;
/** Fibres round a limb, how far they swing [rad], and kinks along it [rad/m], as on the stage. */
const FIBRES = 34;
const SWING = 0.16;
const KINKS = 262;

/** Values that a triangle spreads between its corners: light, upwardness, colour, limb, fibre. */
const SPREAD = 10;

/** What is nearest under each point: the first corner of a triangle, or -1, and two of its three shares. */
interface Seen {
  readonly width: number;
  readonly height: number;
  readonly corner: Int32Array;
  readonly shares: Float32Array;
}

/**
 * Returns a picture from straight ahead, or from behind.
 *
 * @param height Points from foot to head of the picture; its width follows.
 */
export function softPicture(body: Standing, paint: Paint, light: Light, view: { height: number; isBack: boolean }): Picture {
  const flip = view.isBack ? -1 : 1;
  const seen = seenOf(body, view.height, flip);
  const { width, height, corner, shares } = seen;
  const pixels = new Uint8ClampedArray(4 * width * height);
  const regions = new Uint16Array(width * height);
  const values = spreadValues(body, paint, flip);
  const here = new Float32Array(SPREAD);
  for (let point = 0; point < corner.length; point += 1) {
    const first = corner[point] as number;
    if (first < 0) continue;
    const b = shares[2 * point] as number;
    const c = shares[2 * point + 1] as number;
    const a = 1 - b - c;
    const [va, vb, vc] = [0, 1, 2].map((k) => body.triangles[first + k] ?? 0) as [number, number, number];
    for (let k = 0; k < SPREAD; k += 1) {
      const [one, two, three] = [values[va * SPREAD + k], values[vb * SPREAD + k], values[vc * SPREAD + k]];
      here[k] = a * (one ?? 0) + b * (two ?? 0) + c * (three ?? 0);
    }
    colour(pixels, 4 * point, here, light);
    regions[point] = body.regions[a >= b && a >= c ? va : b >= c ? vb : vc] ?? 0;
  }
  return { width, height, pixels, regions };
}

/** Finds out what is nearest under each point; colours come after, once a point. */
function seenOf(body: Standing, height: number, flip: 1 | -1): Seen {
  const scale = height / (body.height * (1 + 2 * MARGIN));
  const half = reach(body.positions) * (1 + MARGIN);
  const width = Math.ceil(2 * half * scale);
  const seen: Seen = {
    width,
    height,
    corner: new Int32Array(width * height).fill(-1),
    shares: new Float32Array(2 * width * height),
  };
  const count = body.positions.length / 3;
  const places = new Float32Array(3 * count);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const [x, y, z] = [0, 1, 2].map((axis) => body.positions[3 * vertex + axis] ?? 0) as [number, number, number];
    places.set([(half - flip * z) * scale, height - (y + MARGIN * body.height) * scale, flip * x], 3 * vertex);
  }
  const far = new Float32Array(width * height).fill(-Infinity);
  for (let corner = 0; corner < body.triangles.length; corner += 3) cover(seen, far, corner, body.triangles, places);
  return seen;
}

/** Takes the points that a triangle covers, where nothing nearer does. */
function cover(seen: Seen, far: Float32Array, corner: number, triangles: ArrayLike<number>, places: Float32Array): void {
  const at = (k: number): number => 3 * (triangles[corner + k] ?? 0);
  const [a, b, c] = [at(0), at(1), at(2)];
  const of = (place: number): number => places[place] as number;
  const [ax, ay, az, bx, by, bz, cx, cy, cz] = [a, a + 1, a + 2, b, b + 1, b + 2, c, c + 1, c + 2].map(of) as [
    number, number, number, number, number, number, number, number, number,
  ];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0) return;
  const [left, right] = [Math.max(0, Math.floor(Math.min(ax, bx, cx))), Math.min(seen.width - 1, Math.ceil(Math.max(ax, bx, cx)))];
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(ay, by, cy))), Math.min(seen.height - 1, Math.ceil(Math.max(ay, by, cy)))];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const b = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
      const c = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area;
      if (b < 0 || c < 0 || b + c > 1) continue;
      const point = y * seen.width + x;
      const depth = (1 - b - c) * az + b * bz + c * cz;
      if (depth <= (far[point] as number)) continue;
      far[point] = depth;
      seen.corner[point] = corner;
      seen.shares[2 * point] = b;
      seen.shares[2 * point + 1] = c;
    }
  }
}

/** Writes the colour of a point from its values. */
function colour(pixels: Uint8ClampedArray, to: number, here: Float32Array, light: Light): void {
  const at = (k: number): number => here[k] as number;
  const [toward, up] = [Math.max(0, at(0)), (1 + at(1)) / 2];
  const around = Math.atan2(at(6), at(5)) + SWING * at(8) * Math.sin(at(7) * KINKS);
  const thread = smoothstep(0.1, 1, Math.cos(FIBRES * around)) * at(9);
  for (let k = 0; k < 3; k += 1) {
    const skin = at(2 + k) * (1 - 0.34 * thread);
    const ambient = SKY * ((light.ground[k] ?? 0) * (1 - up) + (light.sky[k] ?? 0) * up);
    const lit = (ambient + light.key * (KEY_COLOUR[k] ?? 1) * toward) / Math.PI;
    pixels[to + k] = 255 * srgb(skin * (lit + light.glow * at(8)));
  }
  pixels[to + 3] = 255;
}

/** Light, upwardness, colour, limb and fibre of each vertex, one after the other. */
function spreadValues({ normals, limbs }: Standing, { colours, fibres }: Paint, flip: number): Float32Array {
  const count = normals.length / 3;
  const values = new Float32Array(count * SPREAD);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const [x, y, z] = [0, 1, 2].map((axis) => normals[3 * vertex + axis] ?? 0) as [number, number, number];
    const toward = flip * x * TOWARD_KEY[0] + y * TOWARD_KEY[1] + flip * z * TOWARD_KEY[2];
    const own = [0, 1, 2].map((k) => colours[3 * vertex + k] ?? 0);
    const limb = [0, 1, 2].map((k) => limbs[3 * vertex + k] ?? 0);
    values.set([toward, y, ...own, ...limb, fibres[2 * vertex] ?? 0, fibres[2 * vertex + 1] ?? 0], vertex * SPREAD);
  }
  return values;
}

/** How far the body reaches to a side [m]. */
function reach(positions: ArrayLike<number>): number {
  let most = 0;
  for (let at = 2; at < positions.length; at += 3) most = Math.max(most, Math.abs(positions[at] ?? 0));
  return most;
}

function smoothstep(from: number, to: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
}

function srgb(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

function unit([x, y, z]: Rgb): Rgb {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
