import { html, nothing, type TemplateResult } from "lit";
import type { Catalogue, Caution } from "../api/catalogue";
import type { HeldCautionDoc, Muscle, Side } from "../api/schema";
import { capital } from "../words/capital";
import { say } from "../words/words";
import { asksPlace, asksSide, found, isWhole, placed, taken, withoutCaution } from "./cautions";
import "./chip-set";
import { LightElement } from "./light-element";

const EFFECTS = ["adapt", "bar_region", "ask_first", "stop_leg", "stop_all"] as const;

/** What the runner has, searched and ticked; where it needs a place or a side, that too. Emits `held`. */
export class CautionsPicker extends LightElement {
  static override properties = {
    catalogue: { attribute: false },
    held: { attribute: false },
    sought: { state: true },
  };
  declare catalogue: Catalogue;
  declare held: readonly HeldCautionDoc[];
  declare sought: string;

  constructor() {
    super();
    this.held = [];
    this.sought = "";
  }

  protected override render(): TemplateResult {
    const all = [...this.catalogue.cautions.values()];
    const hits = found(all, this.sought);
    return html`<label class="field">
        <span>${say("el.cautions.search")}</span>
        <input
          type="search"
          autocomplete="off"
          .value=${this.sought}
          @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)}
        />
      </label>
      ${EFFECTS.map((effect) => this.#group(effect, hits.filter((one) => one.effect === effect)))}
      ${hits.length ? nothing : html`<p class="note" role="status">${say("el.cautions.none")}</p>`}`;
  }

  #group(effect: Caution["effect"], cautions: readonly Caution[]): unknown {
    if (!cautions.length) return nothing;
    return html`<fieldset class="cautions">
      <legend>${say(`el.cautions.${effect}`)}</legend>
      ${cautions.map((caution) => this.#caution(caution))}
    </fieldset>`;
  }

  #caution(caution: Caution): TemplateResult {
    const held = this.held.find((one) => one.caution === caution.key);
    return html`<div class="caution">
      <label>
        <input
          type="checkbox"
          .checked=${held !== undefined}
          @change=${() => this.#tell(held ? withoutCaution(this.held, caution.key) : taken(this.held, caution))}
        />
        <span>${capital(caution.name)}</span>
      </label>
      ${held ? this.#more(caution, held) : nothing}
    </div>`;
  }

  #more(caution: Caution, held: HeldCautionDoc): TemplateResult {
    return html`<div class="more">
      <p>${caution.advice}</p>
      ${asksPlace(caution) ? this.#places(held) : nothing} ${asksSide(caution) ? this.#sides(held) : nothing}
      ${isWhole(caution, held) ? nothing : html`<p class="note" role="status">${say("el.cautions.where_missing")}</p>`}
    </div>`;
  }

  #places(held: HeldCautionDoc): TemplateResult {
    const muscles = Object.entries(this.catalogue.muscles);
    return html`<p class="what">${say("el.cautions.where")}</p>
      <chip-set
        label=${say("el.cautions.where")}
        .chips=${muscles.map(([key, name]) => ({ key, label: capital(name) }))}
        .chosen=${held.muscles}
        @chosen=${(event: CustomEvent<Muscle[]>) =>
          this.#tell(placed(this.held, held.caution, { muscles: event.detail }))}
      ></chip-set>`;
  }

  #sides(held: HeldCautionDoc): TemplateResult {
    const sides = ["left", "right", "both"] as const;
    return html`<p class="what">${say("el.cautions.side")}</p>
      <chip-set
        single
        label=${say("el.cautions.side")}
        .chips=${sides.map((key) => ({ key, label: say(`el.side.${key}`) }))}
        .chosen=${[held.side ?? "both"]}
        @chosen=${(event: CustomEvent<string[]>) =>
          this.#tell(placed(this.held, held.caution, { side: sideOf(event.detail[0]) }))}
      ></chip-set>`;
  }

  #tell(held: readonly HeldCautionDoc[]): void {
    this.held = held;
    this.dispatchEvent(new CustomEvent("held", { detail: held, bubbles: true }));
  }
}
customElements.define("cautions-picker", CautionsPicker);

function sideOf(key: string | undefined): Side | null {
  return key === "left" || key === "right" ? key : null;
}
