/** Asks for plans as fast as a dial is turned: the last wish counts, the rest is let go. */
import { call } from "../api/client";
import type { PlanDoc, PlanIn } from "../api/schema";

export type PlanWish = Partial<PlanIn> & { readonly minutes: number };

type Ask = (wish: PlanWish, signal: AbortSignal) => Promise<PlanDoc>;

/** A wish that is followed by another within this is not asked [ms]. */
export const SETTLE_MS = 140;

export class PlanAsk {
  readonly #ask: Ask;
  #leave = new AbortController();

  constructor(ask: Ask = posted) {
    this.#ask = ask;
  }

  /**
   * Returns the plan for a wish; undefined if a newer wish came meanwhile.
   *
   * @throws ProblemError if there is no such plan.
   * @throws UnreachableError if the server does not answer.
   */
  async request(wish: PlanWish): Promise<PlanDoc | undefined> {
    this.#leave.abort();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    await new Promise((settle) => setTimeout(settle, SETTLE_MS));
    if (signal.aborted) return undefined;
    try {
      const plan = await this.#ask(wish, signal);
      return signal.aborted ? undefined : plan;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }
}

function posted(wish: PlanWish, signal: AbortSignal): Promise<PlanDoc> {
  return call<PlanDoc>("/plans", { method: "POST", body: wish, signal });
}
