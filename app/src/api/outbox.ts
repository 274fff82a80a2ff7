/**
 * What waits to be sent: sessions and soreness, in order, each with an id of its own so
 * that it counts once however often it is sent.
 *
 * Kept in IndexedDB and sent by one tab at a time. Without storage (private browsing) it
 * waits in memory, as long as the page is open, and `isLasting` says so.
 */
import { openDB, type IDBPDatabase } from "idb";
import { call, ProblemError, UnreachableError } from "./client";
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

/** Where items wait. */
export interface Box {
  all(): Promise<readonly Waiting[]>;
  add(item: Item): Promise<void>;
  replace(waiting: Waiting): Promise<void>;
  remove(key: number): Promise<void>;
}

/** Sends an item. */
export type Send = (item: Item) => Promise<unknown>;

const NAME = "unkink-outbox";
const STORE = "items";
const LOCK = "unkink-outbox";
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 300_000;

/** Returns how long to wait before trying for the n-th time again, from 0 [ms]. */
export function retryMs(tries: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries);
}

/** Returns a session with what was felt later. */
export function merged(body: SessionIn, patch: Partial<SessionPatch>): SessionIn {
  return patch.after ? { ...body, after: patch.after } : body;
}

/** Sends what waits, in order, and merges what belongs together. */
export class Outbox {
  readonly #box: Promise<Box>;
  readonly #send: Send;
  #isLasting = true;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #adding: Promise<void> = Promise.resolve();

  constructor(open: () => Promise<Box>, send: Send = sent) {
    this.#send = send;
    this.#box = open().catch(() => {
      this.#isLasting = false;
      return memoryBox();
    });
  }

  /** Whether what waits outlives the page. */
  async isLasting(): Promise<boolean> {
    await this.#box;
    return this.#isLasting;
  }

  /** How many things wait. */
  async count(): Promise<number> {
    return (await (await this.#box).all()).length;
  }

  /** Keeps an item and tries to send it; returns when it is kept, not when it is sent. */
  async put(item: Item): Promise<void> {
    this.#adding = this.#adding.then(() => this.#kept(item));
    await this.#adding;
    void this.flush();
  }

  /** Sends what waits; two tabs never send at once. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await locked(() => this.#flushed());
  }

  /** Sends again when the network or the runner comes back. */
  watch(): void {
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.flush();
    });
    void this.flush();
  }

  async #kept(item: Item): Promise<void> {
    const box = await this.#box;
    if (item.kind !== "session_patch") return box.add(item);
    const before = (await box.all()).find((one) => one.item.kind === "session" && one.item.id === item.id);
    // A session that is on its way just now may arrive without it, so the patch goes too.
    if (before?.item.kind === "session")
      await box.replace({ key: before.key, item: { ...before.item, body: merged(before.item.body, item.body) } });
    await box.add(item);
  }

  async #flushed(): Promise<void> {
    const box = await this.#box;
    for (const { key, item } of await box.all()) {
      try {
        await this.#send(item);
      } catch (error) {
        if (isPassing(error)) return this.#later();
        // The server will never take it; what it refuses must not hold up the rest.
        console.warn("unkink: not taken by the server", item.kind, item.id, error);
      }
      await box.remove(key);
    }
    this.#tries = 0;
  }

  #later(): void {
    this.#timer = setTimeout(() => void this.flush(), retryMs(this.#tries));
    this.#tries += 1;
  }
}

/** Returns whether the same may succeed later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  // 401 and 403: a phone that is not paired any more keeps what it has until it is.
  return error instanceof ProblemError && (error.status >= 500 || [401, 403, 408, 425, 429].includes(error.status));
}

/** Returns a box that is gone with the page. */
export function memoryBox(): Box {
  const all = new Map<number, Item>();
  let next = 1;
  return {
    all: async () => [...all].map(([key, item]) => ({ key, item })),
    add: async (item) => void all.set(next++, item),
    replace: async ({ key, item }) => void (all.has(key) && all.set(key, item)),
    remove: async (key) => void all.delete(key),
  };
}

/** Returns a box in IndexedDB. */
export async function databaseBox(): Promise<Box> {
  const database: IDBPDatabase = await openDB(NAME, 1, {
    upgrade: (one) => void one.createObjectStore(STORE, { autoIncrement: true }),
  });
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
  };
}

function sent(item: Item): Promise<unknown> {
  const { id, body } = item;
  switch (item.kind) {
    case "session":
      return call(`/sessions/${id}`, { method: "PUT", body });
    case "session_patch":
      return call(`/sessions/${id}`, { method: "PATCH", body });
    case "soreness":
      return call("/soreness", { method: "POST", body: { reports: [body] } });
  }
}

/** Runs something while no other tab runs it; where there are no locks, just runs it. */
async function locked(run: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  if (!locks) return alone(run);
  await locks.request(LOCK, run);
}

let running: Promise<void> = Promise.resolve();

function alone(run: () => Promise<void>): Promise<void> {
  running = running.then(run, run);
  return running;
}

/** The outbox of this device. */
export const outbox = new Outbox(databaseBox);
