import { html, nothing, type TemplateResult } from "lit";
import type { Caution, Catalogue } from "../api/catalogue";
import type { HeldCautionDoc, Muscle, Side } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { say } from "../words/words";
import { asksOf, lacksPlace, placed, turned } from "./cautions";
import { manyPart, onePart, switchPart } from "./settings-parts";

const EFFECTS = ["adapt", "bar_region", "stop_leg", "ask_first", "stop_all"] as const;

/**
 * The cautions that a runner may hold, by what they do to a plan; what is held says what to
 * do and asks where.
 *
 * Emits `held` with all cautions that are held then.
 */
export class CautionList extends LightElement {
  static override properties = { catalogue: { attribute: false }, held: { attribute: false }, open: { type: Boolean } };
  declare catalogue: Catalogue;
  declare held: readonly HeldCautionDoc[];
  /** Every group is open, such as while one searches. */
  declare open: boolean;

  constructor() {
    super();
    this.held = [];
  }

  protected override render(): TemplateResult {
    const all = [...this.catalogue.cautions.values()];
    return html`${EFFECTS.map((effect) => {
      const some = all.filter((caution) => caution.effect === effect);
      if (!some.length) return nothing;
      const isAnyHeld = some.some((caution) => this.#heldOf(caution));
      return html`<details ?open=${isAnyHeld || this.open}>
        <summary>${say(`caution.${effect}`)}</summary>
        <ul class="cautions">
          ${some.map((caution) => html`<li>${this.#caution(caution)}</li>`)}
        </ul>
      </details>`;
    })}`;
  }

  #caution(caution: Caution): TemplateResult {
    const held = this.#heldOf(caution);
    return html`${switchPart(capital(caution.name), {
      isOn: held !== undefined,
      turn: (isOn) => this.#tell(turned(this.held, caution.key, isOn)),
    })}
    ${held ? this.#more(caution, held) : nothing}`;
  }

  #more(caution: Caution, held: HeldCautionDoc): TemplateResult {
    const { side, where } = asksOf(caution);
    return html`<div class="more-of">
      <p>${caution.advice}</p>
      ${where
        ? manyPart(say("caution.where"), this.#muscles(), {
            chosen: held.muscles ?? [],
            choose: (keys) => this.#tell(placed(this.held, caution.key, { muscles: keys as Muscle[] })),
          })
        : nothing}
      ${lacksPlace(caution, held) ? html`<p class="note">${say("caution.pick_where")}</p>` : nothing}
      ${side
        ? onePart(say("caution.side"), sideChoices(), {
            chosen: held.side ?? "both",
            choose: (key) =>
              this.#tell(placed(this.held, caution.key, { side: key === "both" ? null : (key as Side) })),
          })
        : nothing}
    </div>`;
  }

  #muscles() {
    return Object.entries(this.catalogue.muscles).map(([key, name]) => ({ key, label: capital(name) }));
  }

  #heldOf(caution: Caution): HeldCautionDoc | undefined {
    return this.held.find((one) => one.caution === caution.key);
  }

  #tell(held: HeldCautionDoc[]): void {
    this.held = held;
    this.dispatchEvent(new CustomEvent("held", { detail: held, bubbles: true }));
  }
}
customElements.define("caution-list", CautionList);

function sideChoices() {
  return (["left", "right", "both"] as const).map((key) => ({ key, label: say(`caution.side.${key}`) }));
}
