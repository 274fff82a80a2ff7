/** A newer version of the app waits: the shell asks, and never during a session. */

/** Tells the shell that a newer version is there; `take` changes to it. */
export function announceUpdate(take: () => void): void {
  dispatchEvent(new CustomEvent("unkink-update", { detail: take }));
}
