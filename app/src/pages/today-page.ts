import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE } from "../api/catalogue";
import { call } from "../api/client";
import { PROFILE } from "../api/profile";
import { Reading } from "../api/reading";
import type { Group, PlanDoc, ProfileOut, RunDoc, TodayDoc } from "../api/schema";
import { cache } from "../api/cache";
import { LightElement } from "../elements/light-element";
import { loadKey } from "../elements/load-key";
import "../elements/muscle-row";
import { RUNS_CHANGED } from "../shell/drop";
import { whenIdle } from "../shell/idle";
import { keepFigure } from "../shell/keep-whole";
import type { Params } from "../shell/router";
import { distance, height, when } from "../words/format";
import { say } from "../words/words";
import "./morning-card";
import { drawn } from "./page-state";
import "./plan-panel";
import "./ready-note";
import "./today-empty";
import { type Headline, headline, turnFor } from "./today-headline";
import { openSoreness } from "./today-soreness";

const TODAY = "/today";
/** Wide enough for front and back side by side; elsewhere the side that is talked about comes first. */
const BOTH_SIDES = "(min-width: 40rem)";
/** The body comes after this even if no plan does [ms]. */
const BODY_LATEST_MS = 3000;
/** A plan that stands this long is worth keeping for a session without a network [ms]. */
const KEEP_AFTER_MS = 4000;

/** What the last run took, where to roll, and the plan for the minutes there are. */
export class TodayPage extends LightElement {
  static override properties = {
    params: { attribute: false },
    showsBody: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare params: Params;
  /** There is no run, but the runner wants to say where it is sore. */
  declare showsBody: boolean;
  declare busy: boolean;
  declare error: string;
  readonly #today = new Reading<TodayDoc>(this, () => TODAY);
  readonly #profile = new Reading<ProfileOut>(this, () => PROFILE);
  #bodyTimer = 0;
  #keepTimer = 0;
  /** Keeps what the plan needs; does nothing where that is asked for already. */
  #keepPlan: () => void = () => undefined;
  readonly #catalogue = new Reading<object>(this, () => CATALOGUE);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(RUNS_CHANGED, this.#again);
    this.#bodyTimer = window.setTimeout(this.#body, BODY_LATEST_MS);
  }

  override disconnectedCallback(): void {
    removeEventListener(RUNS_CHANGED, this.#again);
    clearTimeout(this.#bodyTimer);
    clearTimeout(this.#keepTimer);
    // Whoever leaves early, for the session most of all, needs it no less.
    this.#keepPlan();
    super.disconnectedCallback();
  }

  readonly #planned = (event: Event): void => {
    this.#body();
    const plan = (event as CustomEvent<PlanDoc | undefined>).detail;
    const [figure, catalogue] = [this.#profile.value?.figure, this.#catalogue.value];
    if (!plan || !figure || !catalogue) return;
    const { bouts } = plan.routine;
    clearTimeout(this.#keepTimer);
    this.#keepPlan = () => {
      this.#keepPlan = () => undefined;
      void keepFigure(figure, bouts, asCatalogue(catalogue));
    };
    this.#keepTimer = window.setTimeout(() => this.#keepPlan(), KEEP_AFTER_MS);
  };

  /** The list, the dial and the plan come first; the body when there is time. */
  readonly #body = (): void => whenIdle(() => void import("../elements/body-map"));

  protected override render(): unknown {
    return drawn(this.#today, (today) => this.#page(today), { isPage: true });
  }

  #page(today: TodayDoc): unknown {
    const said = headline(today);
    if (said.kind === "empty" && !this.showsBody) {
      return html`<today-empty
        figure=${this.#profile.value?.figure ?? ""}
        ?busy=${this.busy}
        error=${this.error ?? ""}
        @sample=${this.#sample}
        @sore=${() => (this.showsBody = true)}
      ></today-empty>`;
    }
    return html`<div class="two">
        <section class="pad today-body">
          <div>${opening(said)}</div>
          ${notices(today)}
          ${today.morning ? html`<morning-card .today=${today}></morning-card>` : nothing}
          <body-map
            .groups=${today.groups}
            figure=${this.#profile.value?.figure ?? ""}
            .turnDeg=${matchMedia(BOTH_SIDES).matches ? 0 : turnFor(said)}
            @pick=${this.#pick}
          ></body-map>
          ${loadKey()}
          <div class="notes">${today.notes.map((one) => html`<p class="note">${one}</p>`)}</div>
        </section>
        <section class="pad" aria-label=${say("today.plan")}>${this.#plan(today)}<ready-note></ready-note></section>
      </div>
      ${this.#muscles(today)}`;
  }

  #plan(today: TodayDoc): unknown {
    const profile = this.#profile.value;
    if (!profile || today.is_stopped) return nothing;
    const catalogue = this.#catalogue.value ? asCatalogue(this.#catalogue.value) : undefined;
    return html`<plan-panel .today=${today} .profile=${profile} .catalogue=${catalogue} @planned=${this.#planned}></plan-panel>`;
  }

  #muscles(today: TodayDoc): TemplateResult {
    return html`<section class="all-muscles" aria-labelledby="all-muscles">
      <div class="ends-apart">
        <h2 class="say" id="all-muscles">${say("today.muscles")}</h2>
        <span class="note">${say("today.muscles.hint")}</span>
      </div>
      <ul class="rows cols" @pick=${this.#pick}>
        ${today.groups.map((group) => html`<li><muscle-row .group=${group}></muscle-row></li>`)}
      </ul>
    </section>`;
  }

  readonly #pick = (event: Event): void => {
    const key = (event as CustomEvent<Group>).detail;
    const group = this.#today.value?.groups.find((one) => one.group === key);
    if (group) openSoreness(group, this.#told);
  };

  readonly #told = (today: TodayDoc): void => {
    this.#today.show(today);
    void cache.keep(TODAY, today);
  };

  readonly #again = (): void => void this.#today.again();

  readonly #sample = async (): Promise<void> => {
    this.busy = true;
    this.error = "";
    try {
      await call("/runs/sample", { method: "POST" });
      await this.#today.again();
    } catch (problem) {
      this.error = (problem as Error).message;
    }
    this.busy = false;
  };
}
customElements.define("today-page", TodayPage);

function opening(said: Headline): TemplateResult {
  switch (said.kind) {
    case "run":
      return html`<h1 class="say">${say("today.run", { name: said.group.name })}</h1>
        <p class="lead">${runWords(said.run)} ${causeWords(said)}</p>`;
    case "easy":
      return html`<h1 class="say">${say("today.easy")}</h1>
        <p class="lead">${runWords(said.run)} <a href="/why">${say("today.sum.only")}</a>.</p>`;
    case "sore":
      return html`<h1 class="say">${say("today.sore", { name: said.group.name })}</h1>
        <p class="lead">${say("today.sore.lead")}</p>`;
    case "calm":
      return html`<h1 class="say">${say("today.calm")}</h1>
        <p class="lead">${say("today.calm.lead")}</p>`;
    case "stopped":
      return html`<h1 class="say">${say("today.stopped")}</h1>
        <p class="lead">${say("today.stopped.lead")} <a href="/stop">${say("today.stopped.link")}</a></p>`;
    case "empty":
      return html`<h1 class="say">${say("today.where")}</h1>
        <p class="lead">${say("today.where.lead")}</p>`;
  }
}

/** By the clock on the wall: the plan's own time may be that of an older run. */
function runWords({ distance_m, start }: RunDoc): string {
  const words = { distance: distance(distance_m), when: when(new Date(start), new Date()) };
  return say("today.run.lead", words);
}

function causeWords({ cause }: Extract<Headline, { kind: "run" }>): TemplateResult {
  if (!cause) return html`<a href="/why">${say("today.sum.only")}</a>.`;
  const value = cause.unit === "m" ? height(cause.value) : distance(cause.value * 1000);
  return html`${say(`today.cause.${cause.cause}`, { value })} <a href="/why">${say("today.sum")}</a>.`;
}

function notices({ notices: told, asks_one_calf }: TodayDoc): unknown {
  const calf = asks_one_calf
    ? html`<p><a href="/stop">${say("today.one_calf.link")}</a></p>`
    : nothing;
  return html`${told.map((one) => html`<p class="more">${one}</p>`)} ${calf}`;
}
