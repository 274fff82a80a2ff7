/**
 * What was last seen of the server, kept on this device, so that every page has something
 * to show without a network. Where storage is missing it lasts as long as the page.
 */
import { openDB } from "idb";
import { reached, told, UnreachableError } from "./client";

/** A document as it was last seen. */
export interface Kept {
  readonly value: unknown;
  /** The server's tag of this version; "" if it gave none. */
  readonly etag: string;
}

/** Where documents lie by their path. */
export interface Shelf {
  get(path: string): Promise<Kept | undefined>;
  put(path: string, kept: Kept): Promise<void>;
  clear(): Promise<void>;
}

/** A document, and whether the server could be asked about it. */
export interface Answer<T> {
  readonly value: T;
  readonly isFresh: boolean;
}

/** Asks the server for a path, with the tag of the version that is known. */
export type Ask = (path: string, etag: string) => Promise<Response>;

const NAME = "unkink-cache";
const STORE = "documents";

/** Returns a shelf that is gone with the page. */
export function memoryShelf(): Shelf {
  const all = new Map<string, Kept>();
  return {
    get: async (path) => all.get(path),
    put: async (path, kept) => void all.set(path, kept),
    clear: async () => all.clear(),
  };
}

/** Returns a shelf in IndexedDB. */
export function databaseShelf(): Shelf {
  // Some browsers refuse at once, by throwing; that must not keep the page away.
  const opened = Promise.resolve().then(() =>
    openDB(NAME, 1, { upgrade: (database) => void database.createObjectStore(STORE) }),
  );
  // A refusal is met again at each use; unheard here it would count as uncaught.
  opened.catch(() => undefined);
  return {
    get: async (path) => (await (await opened).get(STORE, path)) as Kept | undefined,
    put: async (path, kept) => void (await (await opened).put(STORE, kept, path)),
    clear: async () => (await opened).clear(STORE),
  };
}

/** Documents by their path: asked for anew when the server answers, else as last seen. */
export class Cache {
  readonly #shelf: Shelf;
  readonly #memory = memoryShelf();
  readonly #ask: Ask;

  constructor(shelf: Shelf, ask: Ask = asked) {
    this.#shelf = shelf;
    this.#ask = ask;
  }

  /** Returns the document as last seen, at once. */
  async kept<T>(path: string): Promise<T | undefined> {
    return (await this.#find(path))?.value as T | undefined;
  }

  /**
   * Returns the document as the server has it now, else as last seen.
   *
   * @throws ProblemError if the server refuses it.
   * @throws UnreachableError if the server is away and the document was never seen.
   */
  async read<T>(path: string): Promise<Answer<T>> {
    const before = await this.#find(path);
    try {
      return { value: await this.#revalidated<T>(path, before), isFresh: true };
    } catch (error) {
      if (!(error instanceof UnreachableError) || before === undefined) throw error;
      return { value: before.value as T, isFresh: false };
    }
  }

  /** Keeps a document that came another way, such as the profile after a change. */
  async keep(path: string, value: unknown, etag = ""): Promise<void> {
    const kept = { value, etag };
    await this.#memory.put(path, kept);
    // A full or forbidden storage costs nothing but the next visit without a network.
    await this.#shelf.put(path, kept).catch(() => undefined);
  }

  /** Forgets everything, as after all data were deleted. */
  async forget(): Promise<void> {
    await this.#memory.clear();
    await this.#shelf.clear().catch(() => undefined);
  }

  async #find(path: string): Promise<Kept | undefined> {
    return (
      (await this.#memory.get(path)) ?? (await this.#shelf.get(path).catch(() => undefined))
    );
  }

  async #revalidated<T>(path: string, before: Kept | undefined): Promise<T> {
    const answer = await this.#ask(path, before?.etag ?? "");
    if (answer.status === 304 && before) return before.value as T;
    const value = await told<T>(answer);
    await this.keep(path, value, answer.headers.get("etag") ?? "");
    return value;
  }
}

function asked(path: string, etag: string): Promise<Response> {
  return reached(path, etag ? { headers: { "if-none-match": etag } } : {});
}

/** The cache of this device. */
export const cache = new Cache("indexedDB" in globalThis ? databaseShelf() : memoryShelf());
