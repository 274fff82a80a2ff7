import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { cache } from "../api/cache";
import { type Catalogue, named } from "../api/catalogue";
import { UnreachableError } from "../api/client";
import type { FeltDoc, PlanDoc, ProfileOut, TodayDoc } from "../api/schema";
import "../elements/chip-set";
import { LightElement } from "../elements/light-element";
import "../elements/minute-dial";
import "../elements/roller-button";
import { toast } from "../elements/toast-line";
import { handOver } from "../session/handover";
import { go } from "../shell/router";
import { capital } from "../words/capital";
import { counted, duration } from "../words/format";
import { say } from "../words/words";
import { takePart } from "../take-along/take-part";
import { PlanAsk } from "./plan-ask";
import { boutCard } from "./plan-bout";
import { barred, chosenOf, chosenText, freed, kept, unbarred, type Wishes } from "./plan-wishes";
import { groupName, moreWords, noRoomWords, thenWords } from "./plan-words";
import { note, noted } from "../api/note";

/** Where the plan lies that was shown last. */
const LAST_PLAN = "today/plan";
const MINUTES_KEPT = "unkink.minutes";
const CHOSEN = "unkink.chosen";
/** Kinds that are rolled with; bands and steps are for strengthening. */
const ROLLED_WITH = ["roller", "half_roller", "ball", "stick"];

/** The minutes there are, and the best plan for them; it follows at once. Emits `planned` with it. */
export class PlanPanel extends LightElement {
  static override properties = {
    today: { attribute: false },
    profile: { attribute: false },
    catalogue: { attribute: false },
    wishes: { state: true },
    plan: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  declare today: TodayDoc;
  declare profile: ProfileOut;
  declare catalogue: Catalogue | undefined;
  declare wishes: Wishes;
  declare plan: PlanDoc | undefined;
  declare error: string;
  declare busy: boolean;
  readonly #ask = new PlanAsk();

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.wishes) this.wishes = { ...firstWishes(this.profile) };
    // Kept by whatever way it changed: by a card, by Undo, or let go again.
    if (changed.get("wishes")) note(CHOSEN, chosenText(this.wishes, new Date()));
    if (changed.has("wishes") || changed.has("today")) void this.#follow();
  }

  protected override render(): TemplateResult {
    const { minutes } = this.wishes;
    return html`<h2 class="say">${say("today.minutes")}</h2>
      <minute-dial
        .minutes=${minutes}
        @minutes=${(event: CustomEvent<number>) => this.#wish({ minutes: event.detail })}
      ></minute-dial>
      ${this.#choices()}
      <div class="ends-apart">
        <h2 class="say">${say("today.best", { minutes: minutesWords(minutes) })}</h2>
        <a class="quiet flush" href="/why">${say("today.why")}</a>
      </div>
      <div class="plan-place" aria-busy=${this.busy ? "true" : "false"}>${this.#shown()}</div>
      ${this.#own()} ${this.plan?.routine.bouts.length ? html`<p>${takePart(this.plan.routine)}</p>` : nothing}
      <div class="dock">
        <roller-button
          label=${say("today.start")}
          sub=${this.plan ? duration(this.plan.routine.total_s) : ""}
          missing=${this.plan?.routine.bouts.length ? "" : say("today.start.missing")}
          @press=${this.#start}
        ></roller-button>
      </div>`;
  }

  #choices(): TemplateResult | typeof nothing {
    const catalogue = this.catalogue;
    if (!catalogue) return nothing;
    const chips = (keys: Iterable<string>, part: Catalogue["tools"]) =>
      [...keys].map((key) => ({ key, label: capital(named(part, key)) }));
    const tools = ROLLED_WITH.filter((key) => catalogue.tools.has(key));
    return html`<div class="choices">
      <chip-set
        label=${say("today.tools")}
        .chips=${chips(tools, catalogue.tools)}
        .chosen=${this.wishes.tools}
        @chosen=${(event: CustomEvent<string[]>) => this.#wish({ tools: event.detail })}
      ></chip-set>
      <chip-set
        single
        label=${say("today.place")}
        .chips=${chips(catalogue.places.keys(), catalogue.places)}
        .chosen=${[this.wishes.place]}
        @chosen=${(event: CustomEvent<string[]>) => this.#wish({ place: event.detail[0] ?? "home" })}
      ></chip-set>
    </div>`;
  }

  #shown(): unknown {
    if (this.error && !this.plan) return html`<p class="more" role="alert">${this.error}</p>`;
    if (!this.plan) return html`<p class="note" role="status">${say("today.plan.waiting")}</p>`;
    const { routine, notices } = this.plan;
    return html`${this.error ? html`<p class="more" role="alert">${this.error}</p>` : nothing}
      <p class="vh" role="status">
        ${say("today.best", { minutes: minutesWords(Math.round(routine.budget_s / 60)) })},
        ${routine.bouts.map((bout) => groupName(bout.group, this.today.groups)).join(", ")}
      </p>
      <ol class="plan">${routine.bouts.map((_bout, at) => this.#bout(routine.bouts, at))}</ol>
      ${routine.bouts.length ? nothing : html`<p class="more">${say("today.plan.none")}</p>`}
      ${notices.map((notice) => html`<p class="more">${notice}</p>`)} ${this.#beyond(this.plan)}`;
  }

  #bout(bouts: PlanDoc["routine"]["bouts"], at: number): unknown {
    const bout = bouts[at];
    if (!bout) return nothing;
    const then = thenWords(bout, bouts[at - 1], this.catalogue);
    const isKept = this.wishes.keep.some((one) => one.move === bout.move);
    const { today, catalogue } = this;
    return html`${then
        ? html`<li class="then">
            <svg class="ln" viewBox="0 0 40 16" aria-hidden="true">${svg`<path d="M4 2v6q0 6 6 6h22M27 9l6 5-6 5" />`}</svg>${then}
          </li>`
        : nothing}
      ${boutCard({ bout, groups: today.groups, catalogue, isKept, acts: this.#acts })}`;
  }

  #beyond({ routine }: PlanDoc): unknown {
    const { groups } = this.today;
    const missed = noRoomWords(routine, groups);
    const more = moreWords(routine, groups);
    const others = routine.left_out.filter((one) => one.obstacle !== "less_need");
    const next = this.wishes.minutes + 1;
    return html`${missed || more
      ? html`<p class="more">
          ${missed ? html`<strong>${say("today.no_room")}</strong> ${missed}. ` : nothing}
          ${more
            ? html`<button class="link" type="button" @click=${() => this.#wish({ minutes: next })}>${say("today.more")}</button> ${more}`
            : nothing}
        </p>`
      : nothing}
    ${others.length
      ? html`<details class="left-out">
          <summary>${say("today.not_now")}</summary>
          <ul>${others.map(({ group, why }) => html`<li><strong>${capital(groupName(group, groups))}</strong> <span class="note">${why}</span></li>`)}</ul>
        </details>`
      : nothing}`;
  }

  #own(): unknown {
    const { bar, keep } = this.wishes;
    if (!bar.length && !keep.length) return nothing;
    return html`<div class="own">
      <ul aria-label=${say("today.own_choice")}>
        ${keep.map(({ move }) => {
          const name = this.#moveName(move);
          return this.#choice(say("today.kept.own", { name }), say("today.let_go", { name }), freed(this.wishes, move));
        })}
        ${bar.map((move) => {
          const name = this.#moveName(move);
          return this.#choice(say("today.barred", { name }), say("today.back", { name }), unbarred(this.wishes, move));
        })}
      </ul>
      <p class="note">${say("today.own_until")}</p>
    </div>`;
  }

  #choice(words: string, label: string, without: Wishes): TemplateResult {
    return html`<li class="note">
      ${words}
      <button class="quiet" type="button" aria-label=${label} @click=${() => (this.wishes = without)}>
        ${say("el.undo")}
      </button>
    </li>`;
  }

  readonly #acts = {
    keep: (ref: { move: string; variant: string }) =>
      this.#act(kept(this.wishes, ref), say("today.kept.toast", { name: this.#moveName(ref.move) })),
    free: (move: string) => (this.wishes = freed(this.wishes, move)),
    bar: (move: string) =>
      this.#act(barred(this.wishes, move), say("today.barred.toast", { name: this.#moveName(move) })),
  };

  #act(wishes: Wishes, words: string): void {
    const before = this.wishes;
    this.wishes = wishes;
    toast(words, () => (this.wishes = before));
  }

  #moveName(move: string): string {
    return this.catalogue?.moves.get(move)?.name ?? move;
  }

  #wish(part: Partial<Wishes>): void {
    this.wishes = { ...this.wishes, ...part };
    note(MINUTES_KEPT, String(this.wishes.minutes));
  }

  async #follow(): Promise<void> {
    this.busy = true;
    const { minutes, tools, place, keep, bar } = this.wishes;
    try {
      const plan = await this.#ask.request({
        minutes,
        tools: [...tools],
        place,
        keep: [...keep],
        bar: [...bar],
      });
      if (!plan) return;
      this.plan = plan;
      this.error = "";
      void cache.keep(LAST_PLAN, plan);
    } catch (problem) {
      if (problem instanceof UnreachableError) this.plan ??= await cache.kept<PlanDoc>(LAST_PLAN);
      this.error = problem instanceof UnreachableError ? say("today.away") : (problem as Error).message;
    }
    this.busy = false;
    await this.updateComplete;
    this.dispatchEvent(new CustomEvent("planned", { detail: this.plan }));
  }

  readonly #start = (): void => {
    if (!this.plan) return;
    handOver(this.plan, reportedOf(this.today));
    go("/session");
  };
}
customElements.define("plan-panel", PlanPanel);

/** What was said to be sore just now: it is the soreness before the session. */
function reportedOf({ groups }: TodayDoc): FeltDoc[] {
  const parts = groups.flatMap((group) => group.parts).filter((part) => part.origin === "reported");
  return parts.map(({ muscle, side, soreness }) => ({ muscle, side, value: soreness }));
}

function firstWishes({ tools, place }: ProfileOut): Wishes {
  const minutes = Number(noted(MINUTES_KEPT)) || 10;
  return { minutes, tools, place, ...chosenOf(noted(CHOSEN), new Date()) };
}

function minutesWords(minutes: number): string {
  return say(minutes === 1 ? "today.minute" : "today.minutes_of", { count: counted(minutes) });
}
