/** How the standing figure is looked at: plain arithmetic, the same in page and worker. */
import type { RegionKey } from "./muscle-numbers";

export const VIEW_DEG = 14;
/** Room above and below the body, as a share of its height. */
const MARGIN = 0.045;

/** A picture's size in CSS pixels, and how many dots a pixel has. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** A part of the canvas with the body in it, in CSS pixels from the left. */
export interface View {
  readonly left: number;
  readonly width: number;
  /** 0 from the front, 180 from the back. */
  readonly turnDeg: number;
}

/** A point of the body in a view, in CSS pixels of the canvas. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Whether it looks at the viewer. */
  readonly faces: boolean;
}

type Place = readonly [x: number, y: number, z: number];

/** A place on the skin, in the frame of the figure. */
export interface Anchor {
  readonly point: Place;
  readonly normal: Place;
  /** How much of its regions shows on this side [share of the body's points]. */
  readonly share: number;
}

/** The points of some regions that show best; undefined where nothing shows. */
export interface Anchors {
  readonly front: Anchor | undefined;
  readonly back: Anchor | undefined;
}

/** Regions that share a name. */
export type Regions = readonly RegionKey[];

/** Returns where the camera stands, and the height that it looks at [m]. */
export function cameraOf(heightM: number): { readonly at: Place; readonly lookAtM: number } {
  const half = (heightM / 2) * (1 + 2 * MARGIN);
  return { at: [half / slope(), heightM * 0.6, 0], lookAtM: heightM / 2 };
}

/** Returns where an anchor is in a view of a body of this height. */
export function spotOf(
  { point, normal }: Anchor,
  view: View,
  { heightM, canvasHeight }: { readonly heightM: number; readonly canvasHeight: number },
): Spot {
  const { at, lookAtM } = cameraOf(heightM);
  const there = turned(point, view.turnDeg);
  const facing = turned(normal, view.turnDeg);
  const [dx, dy, dz] = [there[0] - at[0], there[1] - at[1], there[2]];
  // The camera looks along -x and a little down; what is right in the picture is -z.
  const away = Math.hypot(at[0], at[1] - lookAtM);
  const [ahead, down] = [at[0] / away, (at[1] - lookAtM) / away];
  const depth = -dx * ahead - dy * down;
  const halfPx = canvasHeight / 2 / (slope() * depth);
  const toward = -(facing[0] * dx + facing[1] * dy + facing[2] * dz) / Math.hypot(dx, dy, dz);
  return {
    x: view.left + view.width / 2 - dz * halfPx,
    y: canvasHeight / 2 - (dy * ahead - dx * down) * halfPx,
    faces: toward > 0.12,
  };
}

/** Returns a place after the body has turned: against the camera's way round it. */
function turned([x, y, z]: Place, turnDeg: number): Place {
  const turn = (-turnDeg * Math.PI) / 180;
  return [x * Math.cos(turn) + z * Math.sin(turn), y, z * Math.cos(turn) - x * Math.sin(turn)];
}

function slope(): number {
  return Math.tan((VIEW_DEG * Math.PI) / 360);
}
