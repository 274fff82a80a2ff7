/** A document that a page shows: as last seen at once, then as the server has it. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { cache } from "./cache";

/** Reads one path for one page and draws the page anew when something came. */
export class Reading<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #path: () => string | undefined;
  value: T | undefined;
  error: Error | undefined;
  /** Whether the server said so just now; false while only the last seen is there. */
  isFresh = false;
  /** Whether the server was asked and either answered or did not. */
  wasAsked = false;

  /** `path` may depend on the page; undefined while there is nothing to read yet. */
  constructor(host: ReactiveControllerHost, path: () => string | undefined) {
    this.#host = host;
    this.#path = path;
    host.addController(this);
  }

  hostConnected(): void {
    void this.again();
  }

  /** Reads it once more, as after a change. */
  async again(): Promise<void> {
    const path = this.#path();
    if (path === undefined) return;
    const kept = await cache.kept<T>(path);
    if (kept !== undefined && this.value === undefined) this.#set(kept);
    try {
      const { value, isFresh } = await cache.read<T>(path);
      this.isFresh = isFresh;
      this.wasAsked = true;
      this.error = undefined;
      this.#set(value);
    } catch (error) {
      this.wasAsked = true;
      this.error = error as Error;
      this.#host.requestUpdate();
    }
  }

  /** Shows something at once, before the server agreed. */
  show(value: T): void {
    this.#set(value);
  }

  #set(value: T): void {
    this.value = value;
    this.#host.requestUpdate();
  }
}
