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

/**
 * Returns a picture from straight ahead, or from behind.
 *
 * @param height Points from foot to head of the picture; its width follows.
 */
export function softPicture(body: Standing, paint: Paint, light: Light, view: { height: number; isBack: boolean }): Picture {
  const { height } = view;
  const scale = height / (body.height * (1 + 2 * MARGIN));
  const flip = view.isBack ? -1 : 1;
  const half = reach(body.positions) * (1 + MARGIN);
  const width = Math.ceil(2 * half * scale);
  const far = new Float32Array(width * height).fill(-Infinity);
  const picture: Picture = {
    width,
    height,
    pixels: new Uint8ClampedArray(4 * width * height),
    regions: new Uint16Array(width * height),
  };
  const place = (vertex: number): Rgb => {
    const [x, y, z] = [0, 1, 2].map((axis) => body.positions[3 * vertex + axis] ?? 0) as [number, number, number];
    return [(half - flip * z) * scale, height - (y + MARGIN * body.height) * scale, flip * x];
  };
  const values = spreadValues(body, paint, flip);
  for (let corner = 0; corner < body.triangles.length; corner += 3) {
    const vertices = [0, 1, 2].map((k) => body.triangles[corner + k] ?? 0) as [number, number, number];
    fill(picture, far, vertices, { places: vertices.map(place) as [Rgb, Rgb, Rgb], values, light, regions: body.regions });
  }
  return picture;
}

interface Shape {
  readonly places: readonly [Rgb, Rgb, Rgb];
  readonly values: Float32Array;
  readonly light: Light;
  readonly regions: ArrayLike<RegionKey>;
}

/** Draws a triangle where nothing nearer is drawn. */
function fill(picture: Picture, far: Float32Array, vertices: readonly [number, number, number], shape: Shape): void {
  const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = shape.places;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0) return;
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
  const right = Math.min(picture.width - 1, Math.ceil(Math.max(ax, bx, cx)));
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy)));
  const bottom = Math.min(picture.height - 1, Math.ceil(Math.max(ay, by, cy)));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const b = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
      const c = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area;
      const a = 1 - b - c;
      if (a < 0 || b < 0 || c < 0) continue;
      const point = y * picture.width + x;
      const depth = a * az + b * bz + c * cz;
      if (depth <= (far[point] ?? 0)) continue;
      far[point] = depth;
      picture.pixels.set(colourOf(vertices, [a, b, c], shape), 4 * point);
      const nearest = a >= b && a >= c ? 0 : b >= c ? 1 : 2;
      picture.regions[point] = shape.regions[vertices[nearest]] ?? 0;
    }
  }
}

function colourOf(vertices: readonly [number, number, number], parts: Rgb, { values, light }: Shape): number[] {
  const at = (k: number): number =>
    vertices.reduce((sum, vertex, corner) => sum + (parts[corner] ?? 0) * (values[vertex * SPREAD + k] ?? 0), 0);
  const [toward, up] = [Math.max(0, at(0)), (1 + at(1)) / 2];
  const around = Math.atan2(at(6), at(5)) + SWING * at(8) * Math.sin(at(7) * KINKS);
  const thread = smoothstep(0.1, 1, Math.cos(FIBRES * around)) * at(9);
  return [0, 1, 2]
    .map((k) => {
      const skin = at(2 + k) * (1 - 0.34 * thread);
      const ambient = SKY * ((light.ground[k] ?? 0) * (1 - up) + (light.sky[k] ?? 0) * up);
      const lit = (ambient + light.key * (KEY_COLOUR[k] ?? 1) * toward) / Math.PI;
      return 255 * srgb(skin * (lit + light.glow * at(8)));
    })
    .concat(255);
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
