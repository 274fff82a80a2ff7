/** Short notes that outlive the page where the browser lets them, and the page elsewhere. */

const memory = new Map<string, string>();

/** Whether what is noted survives the page. */
export function isStored(): boolean {
  return memory.size === 0;
}

/** Notes a text under a name. */
export function note(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    // Private browsing, or full: what was kept before is older than this.
    memory.set(key, text);
  }
}

/** Returns what was noted under a name. */
export function noted(key: string): string | undefined {
  const own = memory.get(key);
  if (own !== undefined) return own;
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Forgets a note. */
export function forgetNote(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}

/** Forgets every note whose name begins so. */
export function forgetNotes(start: string): void {
  memory.clear();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}
