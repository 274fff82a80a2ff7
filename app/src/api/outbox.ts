/**
 * What waits to be sent: sessions and soreness, in order, each with an id of its own so
 * that it counts once however often it is sent.
 *
 * Kept in IndexedDB and sent by one tab at a time. Without storage (private browsing) it
 * waits in memory, as long as the page is open, and `isLasting` says so. What the server
 * refuses for good is laid aside with its reason, and `unkink-refused` is told.
 */
import { call, ProblemError, UnreachableError } from "./client";
import { type Box, databaseBox, type Item, memoryBox, type Refused } from "./outbox-box";
import { REFUSED } from "./refused";
import type { SessionIn, SessionPatch } from "./schema";

/** Sends an item. */
export type Send = (item: Item) => Promise<unknown>;

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

  /** What the server refused for good, the oldest first. */
  async refused(): Promise<readonly Refused[]> {
    return (await this.#box).refused();
  }

  /** Throws away what was refused. */
  async forgetRefused(): Promise<void> {
    await (await this.#box).forgetRefused();
    globalThis.dispatchEvent?.(new Event(REFUSED));
  }

  /** Lets go of soreness that was not sent yet; returns the ids of what waited. */
  async drop(ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const dropped = new Set<string>();
    await locked(async () => {
      const box = await this.#box;
      for (const { key, item } of await box.all()) {
        if (item.kind !== "soreness" || !ids.has(item.id)) continue;
        await box.remove(key);
        dropped.add(item.id);
      }
    });
    return dropped;
  }

  /** Forgets all of it, as after everything was deleted. */
  async clear(): Promise<void> {
    await locked(async () => (await this.#box).clear());
    globalThis.dispatchEvent?.(new Event(REFUSED));
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
        await box.refuse(key, { item, why: (error as Error).message, at: new Date().toISOString() });
        globalThis.dispatchEvent?.(new Event(REFUSED));
        continue;
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
