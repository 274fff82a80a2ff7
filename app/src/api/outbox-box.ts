/** Where what waits to be sent lies, and what the server refused for good. */
import { type IDBPDatabase, openDB } from "idb";
import type { SessionIn, SessionPatch, SorenessIn } from "./schema";

export type Item =
  | { readonly kind: "session"; readonly id: string; readonly body: SessionIn }
  | { readonly kind: "session_patch"; readonly id: string; readonly body: Partial<SessionPatch> }
  | { readonly kind: "soreness"; readonly id: string; readonly body: SorenessIn };

/** An item with its key; keys rise, so that what came first is sent first. */
export interface Waiting {
  readonly key: number;
  readonly item: Item;
}

/** What the server will never take, why in its own words, and when it said so. */
export interface Refused {
  readonly item: Item;
  readonly why: string;
  readonly at: string;
}

/** Where items wait. */
export interface Box {
  all(): Promise<readonly Waiting[]>;
  add(item: Item): Promise<void>;
  replace(waiting: Waiting): Promise<void>;
  remove(key: number): Promise<void>;
  /** Lays a waiting item with those that were refused. */
  refuse(key: number, refused: Refused): Promise<void>;
  refused(): Promise<readonly Refused[]>;
  forgetRefused(): Promise<void>;
  /** Forgets what waits and what was refused. */
  clear(): Promise<void>;
}

const NAME = "unkink-outbox";
const STORE = "items";
const REFUSED = "unkink-refused";

/** Returns a box that is gone with the page. */
export function memoryBox(): Box {
  const all = new Map<number, Item>();
  let refused: Refused[] = [];
  let next = 1;
  return {
    all: async () => [...all].map(([key, item]) => ({ key, item })),
    add: async (item) => void all.set(next++, item),
    replace: async ({ key, item }) => void (all.has(key) && all.set(key, item)),
    remove: async (key) => void all.delete(key),
    refuse: async (key, one) => {
      all.delete(key);
      refused.push(one);
    },
    refused: async () => [...refused],
    forgetRefused: async () => void (refused = []),
    clear: async () => {
      all.clear();
      refused = [];
    },
  };
}

/** Returns a box in IndexedDB. */
export async function databaseBox(): Promise<Box> {
  const [database, aside] = await Promise.all([opened(NAME), opened(REFUSED)]);
  return {
    all: async () => {
      const reading = database.transaction(STORE);
      const [keys, items] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
      return keys.map((key, at) => ({ key: key as number, item: items[at] as Item }));
    },
    add: async (item) => void (await database.add(STORE, item)),
    replace: async ({ key, item }) => {
      const writing = database.transaction(STORE, "readwrite");
      // Another tab may have sent it meanwhile; what was sent stays gone.
      if ((await writing.store.getKey(key)) !== undefined) await writing.store.put(item, key);
      await writing.done;
    },
    remove: async (key) => database.delete(STORE, key),
    refuse: async (key, one) => {
      await aside.add(STORE, one);
      await database.delete(STORE, key);
    },
    refused: async () => (await aside.getAll(STORE)) as Refused[],
    forgetRefused: async () => aside.clear(STORE),
    clear: async () => void (await Promise.all([database.clear(STORE), aside.clear(STORE)])),
  };
}

/** A database of its own for each: to add a store to one would wait for every open tab. */
function opened(name: string): Promise<IDBPDatabase> {
  return openDB(name, 1, { upgrade: (one) => void one.createObjectStore(STORE, { autoIncrement: true }) });
}
