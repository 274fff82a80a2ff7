/** A swipe to the side skips; arrows and keys do the same for those who do not swipe. */

const LEAST_PX = 60;

/** Returns which way a stroke of a finger skips; 0 if it is none. */
export function swipeOf(dx: number, dy: number): 1 | -1 | 0 {
  if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
  return dx < 0 ? 1 : -1;
}

/** Listens for swipes on an element; returns what ends it. */
export function swipes(on: HTMLElement, skip: (steps: 1 | -1) => void): () => void {
  let from: { readonly x: number; readonly y: number } | undefined;
  const down = (event: PointerEvent): void => {
    from = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : undefined;
  };
  const up = (event: PointerEvent): void => {
    const steps = from ? swipeOf(event.clientX - from.x, event.clientY - from.y) : 0;
    from = undefined;
    if (steps) skip(steps);
  };
  on.addEventListener("pointerdown", down);
  on.addEventListener("pointerup", up);
  return () => {
    on.removeEventListener("pointerdown", down);
    on.removeEventListener("pointerup", up);
  };
}
