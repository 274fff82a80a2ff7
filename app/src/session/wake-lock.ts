/** Keeps the screen awake; browsers let go of it when the page is hidden. */

export type WakeState = "held" | "refused" | "missing";

export class WakeLock {
  #lock: WakeLockSentinel | undefined;
  #isWanted = false;

  constructor(readonly onChange: (state: WakeState) => void) {}

  hold(): void {
    this.#isWanted = true;
    document.addEventListener("visibilitychange", this.#again);
    void this.#ask();
  }

  async release(): Promise<void> {
    this.#isWanted = false;
    document.removeEventListener("visibilitychange", this.#again);
    await this.#lock?.release().catch(() => undefined);
    this.#lock = undefined;
  }

  readonly #again = (): void => {
    if (this.#isWanted && document.visibilityState === "visible") void this.#ask();
  };

  async #ask(): Promise<void> {
    // Some browsers do not have it, whatever the types say; others only over HTTPS.
    const api = (navigator as { wakeLock?: ScreenLocks }).wakeLock;
    if (!api) return this.onChange("missing");
    try {
      const lock = await api.request("screen");
      if (!this.#isWanted) return void lock.release();
      this.#lock = lock;
      this.onChange("held");
    } catch {
      // A low battery refuses it.
      this.onChange("refused");
    }
  }
}
interface ScreenLocks {
  request(type: "screen"): Promise<WakeLockSentinel>;
}
