/** Which page an address means. Pages load when they are first shown. */

import type { WordKey } from "../words/words";

/** What an address named beside its page, such as the key of a move. */
export type Params = Readonly<Record<string, string>>;

export interface Route {
  /** Such as `/moves/:key`. */
  readonly path: string;
  /** The custom element that is the page; it gets `params`. */
  readonly tag: string;
  /** Names the page in the window's title. */
  readonly title?: WordKey;
  readonly load: () => Promise<unknown>;
  /** A page that fills the screen, without the bars of the shell. */
  readonly full?: boolean;
}

export interface Match {
  readonly route: Route;
  readonly params: Params;
}

/** Returns the first route that fits a path, and what its names stand for. */
export function match(routes: readonly Route[], path: string): Match | undefined {
  const parts = segments(path);
  for (const route of routes) {
    const names = segments(route.path);
    if (names.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = names.every((name, at) => {
      const part = parts[at] ?? "";
      if (!name.startsWith(":")) return name === part;
      params[name.slice(1)] = part;
      return true;
    });
    if (fits) return { route, params };
  }
  return undefined;
}

/** Goes to a page of the app. */
export function go(path: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

function segments(path: string): string[] {
  return path.split("/").filter(Boolean).map(decoded);
}

/** A stray per cent sign in an address is no reason to show nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
