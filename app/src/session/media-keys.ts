/** Keys of the keyboard, of a headset and of a lock screen, as wishes of the runner. */

export type KeyWish = "toggle" | "next" | "previous" | "end" | "too_much" | "more";

export interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Returns what a key means. Letters and Space are single keys that a runner can turn off
 * (WCAG 2.1.4); arrows and Escape stay.
 */
export function wishOf(pressed: Pressed, hasShortcuts: boolean): KeyWish | undefined {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return undefined;
  switch (pressed.key) {
    case "ArrowRight":
    case "MediaTrackNext":
      return "next";
    case "ArrowLeft":
    case "MediaTrackPrevious":
      return "previous";
    case "Escape":
      return "end";
    case "MediaPlayPause":
      return "toggle";
  }
  if (!hasShortcuts) return undefined;
  const letters: Readonly<Record<string, KeyWish>> = { " ": "toggle", t: "too_much", m: "more" };
  return letters[pressed.key.toLowerCase()];
}

/** Puts a session on the lock screen and under the keys of a headset; returns its end. */
export function bindMediaKeys(wish: (what: KeyWish) => void): () => void {
  const session = (navigator as { mediaSession?: MediaSession }).mediaSession;
  if (!session) return () => undefined;
  const keys: readonly (readonly [MediaSessionAction, KeyWish])[] = [
    ["play", "toggle"],
    ["pause", "toggle"],
    ["nexttrack", "next"],
    ["previoustrack", "previous"],
    ["stop", "end"],
  ];
  const set = (action: MediaSessionAction, handler: (() => void) | null): void => {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // A browser that lacks one key may have the others.
    }
  };
  for (const [action, what] of keys) set(action, () => wish(what));
  return () => keys.forEach(([action]) => set(action, null));
}

/** Tells the lock screen what is done and whether it runs. */
export function showOnLockScreen(title: string, artist: string, isPaused: boolean): void {
  const session = (navigator as { mediaSession?: MediaSession }).mediaSession;
  if (!session || typeof MediaMetadata === "undefined") return;
  session.metadata = new MediaMetadata({ title, artist });
  session.playbackState = isPaused ? "paused" : "playing";
}
