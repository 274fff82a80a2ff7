/** The arithmetic of the minute dial: a notch a minute, three quarters of a turn. */

export const LEAST_MINUTES = 3;
/** What can be reached by turning; more is by keys and steppers. */
export const TURNED_MINUTES = 30;
export const MOST_MINUTES = 60;

/** Where minute 0 lies, clockwise from the right [degrees], and how far the scale goes. */
const START_DEG = 135;
const SPAN_DEG = 270;

/** Middle and radius of the grip in the dial's box of 240 by 222. */
const MIDDLE = 120;
const GRIP = 75;

export interface Notch {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly filled: boolean;
}

/** Returns minutes within what can be asked for. */
export function within(minutes: number): number {
  return Math.max(LEAST_MINUTES, Math.min(MOST_MINUTES, Math.round(minutes)));
}

/** Returns the minutes after a key, or undefined if the key means nothing here. */
export function afterKey(minutes: number, key: string): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: 1,
    ArrowRight: 1,
    ArrowDown: -1,
    ArrowLeft: -1,
    PageUp: 5,
    PageDown: -5,
  };
  if (key === "Home") return LEAST_MINUTES;
  if (key === "End") return MOST_MINUTES;
  const step = steps[key];
  return step === undefined ? undefined : within(minutes + step);
}

/**
 * Returns the minutes that a finger points at, from its place in the dial's box.
 *
 * The quarter below, where no notch is, goes to the nearer end.
 */
export function minutesAt(x: number, y: number): number {
  const angle = (Math.atan2(y - MIDDLE, x - MIDDLE) * 180) / Math.PI;
  const along = (angle - START_DEG + 720) % 360;
  if (along > SPAN_DEG) return along > (SPAN_DEG + 360) / 2 ? LEAST_MINUTES : TURNED_MINUTES;
  const minutes = Math.round((along / SPAN_DEG) * TURNED_MINUTES);
  return Math.max(LEAST_MINUTES, minutes);
}

/** Returns where the grip is. */
export function gripAt(minutes: number): readonly [x: number, y: number] {
  const turn = turned(Math.min(minutes, TURNED_MINUTES));
  return [MIDDLE + GRIP * Math.cos(turn), MIDDLE + GRIP * Math.sin(turn)];
}

/** Returns a notch for each minute; every fifth is longer. */
export function notches(minutes: number): Notch[] {
  return Array.from({ length: TURNED_MINUTES + 1 }, (_, at) => {
    const turn = turned(at);
    const far = at % 5 === 0 ? 113 : 108;
    return {
      x1: MIDDLE + 98 * Math.cos(turn),
      y1: MIDDLE + 98 * Math.sin(turn),
      x2: MIDDLE + far * Math.cos(turn),
      y2: MIDDLE + far * Math.sin(turn),
      filled: at <= minutes,
    };
  });
}

function turned(minutes: number): number {
  return ((START_DEG + (SPAN_DEG * minutes) / TURNED_MINUTES) * Math.PI) / 180;
}
