/** Keeping the app whole without a network: the page's side of the service worker. */

/** How far it is: unknown where the browser has no service workers or refuses them. */
export type Readiness =
  | { readonly kind: "impossible" }
  | { readonly kind: "keeping"; readonly share: number }
  | { readonly kind: "ready" }
  | { readonly kind: "failed" };

type Hears = (readiness: Readiness) => void;

/** Where the worker is, and what it has kept. */
export class Offline {
  readiness: Readiness = { kind: "keeping", share: 0 };
  readonly #hearing = new Set<Hears>();
  #worker: ServiceWorkerRegistration | undefined;
  /** What was asked for before the worker was there. */
  #waiting: readonly string[] = [];

  /** Starts the worker; `onUpdate` is told when a new version waits. */
  async start(onUpdate: () => void): Promise<void> {
    if (!("serviceWorker" in navigator)) return this.#become({ kind: "impossible" });
    try {
      this.#worker = await navigator.serviceWorker.register("/sw.js");
    } catch {
      // No secure context, or storage is refused, as in some private windows.
      return this.#become({ kind: "impossible" });
    }
    const worker = this.#worker;
    if (this.#waiting.length) void this.keep(this.#waiting);
    if (worker.waiting && navigator.serviceWorker.controller) onUpdate();
    worker.addEventListener("updatefound", () => {
      const coming = worker.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed" && navigator.serviceWorker.controller) onUpdate();
      });
    });
  }

  /** Keeps addresses, the most urgent first; those that are kept already cost nothing. */
  async keep(urls: readonly string[]): Promise<void> {
    if (!this.#worker) {
      this.#waiting = urls;
      return;
    }
    const ready = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: share }: MessageEvent<number>) => {
      if (share < 0) this.#become({ kind: "failed" });
      else if (share >= 1) this.#become({ kind: "ready" });
      else this.#become({ kind: "keeping", share });
    };
    ready.active?.postMessage({ kind: "keep", urls }, [port2]);
  }

  /** Puts the waiting version in charge and begins anew with it. */
  update(): void {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
      once: true,
    });
    this.#worker?.waiting?.postMessage({ kind: "update" });
  }

  /** Tells of every change, and of how it is now; returns how to stop that. */
  hear(hears: Hears): () => void {
    this.#hearing.add(hears);
    hears(this.readiness);
    return () => this.#hearing.delete(hears);
  }

  #become(readiness: Readiness): void {
    this.readiness = readiness;
    for (const hears of this.#hearing) hears(readiness);
  }
}

export const offline = new Offline();
