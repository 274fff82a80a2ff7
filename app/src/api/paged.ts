/** A list that comes in parts: the first is kept for offline, more on demand. */
import type { ReactiveControllerHost } from "lit";
import { call } from "./client";
import { Reading } from "./reading";

interface Part<T> {
  readonly items: T[];
  readonly next?: string | null;
  readonly count?: number;
}

/** The parts of one list, for one page. */
export class Paged<T extends { id: string }> {
  readonly first: Reading<Part<T>>;
  readonly #host: ReactiveControllerHost;
  readonly #path: string;
  #more: T[] = [];
  #next: string | null | undefined;
  readonly #gone = new Set<string>();
  isBusy = false;

  constructor(host: ReactiveControllerHost, path: string) {
    this.#host = host;
    this.#path = path;
    this.first = new Reading<Part<T>>(host, () => path);
  }

  /** All that is here so far. */
  get items(): T[] {
    const all = [...(this.first.value?.items ?? []), ...this.#more];
    return all.filter((one) => !this.#gone.has(one.id));
  }

  /** How many there are on the server. */
  get count(): number {
    return (this.first.value?.count ?? this.items.length) - this.#gone.size;
  }

  get hasMore(): boolean {
    return Boolean(this.#next === undefined ? this.first.value?.next : this.#next);
  }

  /** Reads the first part anew and forgets the rest. */
  async again(): Promise<void> {
    this.#more = [];
    this.#next = undefined;
    this.#gone.clear();
    await this.first.again();
  }

  /**
   * Reads the next part.
   *
   * @throws ProblemError or UnreachableError as any call does.
   */
  async more(limit = 50): Promise<void> {
    const cursor = this.#next ?? this.first.value?.next;
    if (!cursor || this.isBusy) return;
    this.isBusy = true;
    this.#host.requestUpdate();
    try {
      const path = `${this.#path}?limit=${limit}&cursor=${encodeURIComponent(cursor)}`;
      const part = await call<Part<T>>(path);
      this.#more = [...this.#more, ...part.items];
      this.#next = part.next ?? null;
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }

  /** Takes one off the list that was removed on the server. */
  drop(id: string): void {
    this.#gone.add(id);
    this.#host.requestUpdate();
  }

  /** Shows one as it is after a change. */
  put(item: T): void {
    const swap = (one: T): T => (one.id === item.id ? item : one);
    this.#more = this.#more.map(swap);
    const first = this.first.value;
    if (first) this.first.show({ ...first, items: first.items.map(swap) });
  }
}
