/** Where body, names and leaders of the body map go. */

export interface Box {
  readonly width: number;
  readonly height: number;
  /** How much larger the page's letters are than usual, 1 and up. */
  readonly scale: number;
}

/** A part of the map with the body in it, and the column of its names. */
export interface Stand {
  readonly left: number;
  readonly width: number;
  /** Where names begin [px from the left], and on which side of the body. */
  readonly names: { readonly left: number; readonly side: "left" | "right" };
  readonly turnDeg: number;
}

/** Names take this much room in usual letters [px], one below the other. */
export const NAME_WIDTH = 148;
const NAME_HEIGHT = 92;

/** From this width on, front and back stand side by side in usual letters [px]. */
const WIDE = 560;

/** Returns whether front and back stand side by side. */
export function isWide({ width, scale }: Box): boolean {
  return width >= WIDE * scale;
}

/**
 * Returns where the body stands: once with names on the right, or twice with names outside.
 *
 * Views are wider than the body and may overlap, so that neither hand nor shadow is cut.
 */
export function stands(box: Box, turnDeg: number): Stand[] {
  const { width } = box;
  if (!isWide(box)) {
    const names = { left: width * 0.52, side: "right" } as const;
    return [{ left: -width * 0.24, width, names, turnDeg }];
  }
  const nameWidth = NAME_WIDTH * box.scale;
  const apart = (width - 2 * nameWidth) / 4 + 14;
  const view = width * 1.2;
  const left = (middle: number): number => middle - view / 2;
  return [
    { left: left(width / 2 - apart), width: view, names: { left: 0, side: "left" }, turnDeg },
    {
      left: left(width / 2 + apart),
      width: view,
      names: { left: width - nameWidth, side: "right" },
      turnDeg: turnDeg + 180,
    },
  ];
}

/** Returns whether the back is seen rather than the front. */
export function seesBack(turnDeg: number): boolean {
  return Math.cos((turnDeg * Math.PI) / 180) < 0;
}

/** Returns a turn within 0 to 360 degrees. */
export function wrapped(turnDeg: number): number {
  return ((turnDeg % 360) + 360) % 360;
}

/**
 * Returns tops for names that want to be beside their points [px], apart and inside.
 *
 * @param wanted Heights of the points, from above to below.
 */
export function spaced(
  wanted: readonly number[],
  { top, bottom, scale }: { top: number; bottom: number; scale: number },
): number[] {
  const nameHeight = NAME_HEIGHT * scale;
  const tops: number[] = [];
  for (const y of wanted) {
    const before = tops.at(-1);
    const free = before === undefined ? top : before + nameHeight;
    tops.push(Math.max(free, y - 16 * scale));
  }
  let limit = bottom;
  for (let at = tops.length - 1; at >= 0; at -= 1) {
    limit -= nameHeight;
    tops[at] = Math.min(tops[at] ?? 0, limit);
    limit = tops[at] ?? 0;
  }
  return tops;
}
