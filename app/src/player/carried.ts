/** What a page without a server was given: moves, a body, perhaps one routine and all files. */
import type { RoutineDoc } from "../api/schema";
import type { Files } from "../stage/fetched";
import type { LoreDoc } from "../share/lore";

export interface Carried {
  /** Name of the body whose clips are there. */
  readonly body: string;
  /** Where links to routines lead; "" where the page itself is that place, or nothing is. */
  readonly base: string;
  /** Positions for which there is a clip of the way in. */
  readonly ways: readonly string[];
  /** The routine of the page; none where addresses or a list name them. */
  readonly routine: RoutineDoc | null;
  /** The moves; null where they lie beside the page. */
  readonly catalogue: LoreDoc | null;
  /** Files by their path, in base64; null where they lie beside the page. */
  readonly files: Readonly<Record<string, string>> | null;
}

/** Returns what the page brought along. */
export function readCarried(page: Document): Carried {
  return JSON.parse(page.getElementById("carried")?.textContent ?? "") as Carried;
}

/** Returns the moves that a page plays with. */
export async function loreDocOf(carried: Carried): Promise<LoreDoc> {
  if (carried.catalogue) return carried.catalogue;
  const answer = await fetch("catalogue.json");
  if (!answer.ok) throw new Error("the moves are not beside this page");
  return (await answer.json()) as LoreDoc;
}

/** Returns the files of a page: those that it holds, or those beside it. */
export function filesOf({ files, ways }: Carried): Files {
  return files ? packedFiles(files) : besideFiles(ways);
}

/** Names begin at the root of the server; beside a page there is no root. */
function besideFiles(ways: readonly string[]): Files {
  const beside = (path: string): string => path.replace(/^\//, "");
  // A way that nobody drew need not be asked for.
  const isDrawn = (path: string): boolean => {
    const way = /\/into\.(.+)\.\w+$/.exec(path)?.[1];
    return way === undefined || ways.includes(way);
  };
  return { fetch: async (path) => (isDrawn(path) ? fetch(beside(path)) : new Response(null, { status: 404 })), address: beside };
}

function packedFiles(files: Readonly<Record<string, string>>): Files {
  const packed = (path: string): string | undefined => files[path.replace(/^\//, "")];
  return {
    fetch: async (path) => {
      const text = packed(path);
      return text === undefined ? new Response(null, { status: 404 }) : new Response(bytesOf(text));
    },
    address: (path) => {
      const text = packed(path);
      return text === undefined ? "" : `data:image/webp;base64,${text}`;
    },
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
