import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue, named, type Programme } from "../api/catalogue";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { PlanDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { takeAlong, takeButton } from "../take-along/take-part";
import { list } from "../words/format";
import { say } from "../words/words";
import { either } from "./figures";
import { play } from "./handover";
import { drawn } from "./page-state";
import "./own-routines";

const LEAST_MINUTES = 3;
const MOST_MINUTES = 60;

/** Programmes, and routines of one's own. */
export class RoutinesPage extends LightElement {
  static override properties = { minutes: { state: true }, busy: { state: true }, refused: { state: true } };
  declare minutes: ReadonlyMap<string, number>;
  /** The programme whose plan is on its way. */
  declare busy: string;
  /** Why the programme that was asked for last does not suit, by its key. */
  declare refused: Readonly<Record<string, string>>;
  readonly #document = new Reading<object>(this, () => CATALOGUE);

  constructor() {
    super();
    this.minutes = new Map();
    this.busy = "";
    this.refused = {};
  }

  protected override render(): TemplateResult {
    const catalogue = this.#document.value && asCatalogue(this.#document.value);
    return html`<h1 class="say">${say("routines.title")}</h1>
      <p class="lead">${say("routines.lead")}</p>
      <div class="two even group">
        <section>
          <h2 class="say">${say("routines.programmes")}</h2>
          ${drawn(this.#document, (document) => this.#programmes(asCatalogue(document)))}
        </section>
        <section>
          <h2 class="say">${say("routines.own")}</h2>
          <own-routines .catalogue=${catalogue}></own-routines>
        </section>
      </div>`;
  }

  #programmes(catalogue: Catalogue): TemplateResult {
    const all = [...catalogue.programmes.values()];
    return html`<ul class="rows">
      ${all.map((one) => html`<li class="listed">${this.#one(one, catalogue)}</li>`)}
    </ul>`;
  }

  #one(programme: Programme, catalogue: Catalogue): TemplateResult {
    const { key, name, summary, minutes, tools, places, schedule } = programme;
    return html`<h3>${name}</h3>
      <p>${summary}</p>
      <p class="note">
        ${say("routines.tools", {
          tools: list(tools.map((tool) => named(catalogue.tools, tool))),
          places: either(places.map((place) => named(catalogue.places, place))),
        })}
        ${say("routines.usual", { minutes })}.
      </p>
      ${schedule ? html`<p>${schedule}</p>` : nothing} ${insidePart(programme, catalogue)}
      ${daysPart(programme)}
      <div class="acts-row">
        <label class="minutes">
          <span>${say("routines.minutes")}</span>
          <input
            type="number"
            inputmode="numeric"
            min=${LEAST_MINUTES}
            max=${MOST_MINUTES}
            aria-label=${say("routines.minutes_of", { name })}
            .value=${String(this.minutes.get(key) ?? minutes)}
            @change=${(event: Event) => this.#choose(key, event.target as HTMLInputElement)}
          />
        </label>
        <button
          class="quiet on"
          type="button"
          aria-label=${say("routines.play_of", { name })}
          ?disabled=${this.busy === key}
          @click=${() => void this.#asked(programme, play)}
        >
          ${say("routines.play")}
        </button>
        ${takeButton(name, () => this.#asked(programme, ({ routine }) => takeAlong(routine)))}
      </div>
      ${this.refused[key] ? html`<p role="alert">${this.refused[key]}</p>` : nothing}`;
  }

  #choose(key: string, input: HTMLInputElement): void {
    const wanted = Math.round(Number(input.value)) || LEAST_MINUTES;
    const minutes = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, wanted));
    input.value = String(minutes);
    this.minutes = new Map(this.minutes).set(key, minutes);
  }

  /** Asks for a programme's plan and does something with it. */
  async #asked({ key }: Programme, act: (plan: PlanDoc) => unknown): Promise<void> {
    this.busy = key;
    const minutes = this.minutes.get(key);
    const path = `/programmes/${key}/plan${minutes ? `?minutes=${minutes}` : ""}`;
    try {
      await act(await call<PlanDoc>(path, { method: "POST" }));
    } catch (error) {
      // It stays until it is asked for again: what does not suit takes longer to read.
      this.refused = { [key]: (error as Error).message };
    } finally {
      this.busy = "";
    }
  }
}
customElements.define("routines-page", RoutinesPage);

function insidePart({ moves, notes }: Programme, catalogue: Catalogue): TemplateResult {
  return html`<details>
    <summary>${say("routines.inside")}</summary>
    <ol class="count">
      ${moves.map(({ move, variant }) => {
        const name = catalogue.moves.get(move)?.variants.find((one) => one.key === variant)?.name;
        return html`<li>
          <span>
            <a href="/moves/${move}?variant=${variant}">${named(catalogue.moves, move)}</a>
            ${name ? html`<span class="note">${name}</span>` : nothing}
          </span>
        </li>`;
      })}
    </ol>
    <ul class="bul">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>
  </details>`;
}

function daysPart({ days }: Programme): unknown {
  if (!days.length) return nothing;
  return html`<details>
    <summary>${say("routines.days")}</summary>
    ${days.map(
      ({ day, words, also_usual, not_shown }) => html`<div class="src">
        <h4>${say("routines.day", { day })}</h4>
        <p>${words}</p>
        <p class="note"><b>${say("routines.also")}</b> ${also_usual}</p>
        <p class="note"><b>${say("routines.not_shown")}</b> ${not_shown}</p>
      </div>`,
    )}
  </details>`;
}
