/** Whether this device can show the app without unkink running. */
import { cache } from "../api/cache";
import { CATALOGUE } from "../api/catalogue";

export type OfflineState = "ready" | "not" | "cannot";

/** What a browser lets us see of that. */
export interface Seen {
  /** Whether service workers are allowed at all; they need a trusted address. */
  readonly isAllowed: boolean;
  /** Whether one runs this page. */
  readonly isInstalled: boolean;
  /** Whether the catalogue was kept. */
  readonly hasCatalogue: boolean;
}

/** Returns how it stands: both the pages and what they show must be there. */
export function offlineState({ isAllowed, isInstalled, hasCatalogue }: Seen): OfflineState {
  if (!isAllowed) return "cannot";
  return isInstalled && hasCatalogue ? "ready" : "not";
}

/** Looks at this browser. */
export async function seen(): Promise<Seen> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  return {
    isAllowed: workers !== undefined,
    isInstalled: Boolean(workers?.controller),
    hasCatalogue: (await cache.kept(CATALOGUE)) !== undefined,
  };
}

/** Returns bytes in words: whole kB, or MB with a decimal where there are few. */
export function sizeOf(bytes: number): { readonly unit: "kb" | "mb"; readonly value: number } {
  if (bytes < 1e6) return { unit: "kb", value: Math.ceil(bytes / 1e3) };
  return { unit: "mb", value: bytes < 1e7 ? Math.round(bytes / 1e5) / 10 : Math.round(bytes / 1e6) };
}
