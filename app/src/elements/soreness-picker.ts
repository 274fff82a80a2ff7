import { html, nothing, svg, type TemplateResult } from "lit";
import { say } from "../words/words";
import { SORENESS_PATH } from "./kink-path";
import { LightElement } from "./light-element";
import { sorenessAfterKey } from "./soreness-keys";

const SCALE = Array.from({ length: 11 }, (_, value) => value);

/**
 * How sore, 0 to 10, over a line that kinks more and more. A ring marks what was before.
 *
 * Emits `soreness` with the number as its detail.
 */
export class SorenessPicker extends LightElement {
  static override properties = {
    label: { type: String },
    value: { attribute: false },
    was: { attribute: false },
  };
  declare label: string;
  declare value: number | null;
  declare was: number | null;

  constructor() {
    super();
    this.label = "";
    this.value = null;
    this.was = null;
  }

  protected override render(): TemplateResult {
    return html`<div class="pick" role="radiogroup" aria-label=${this.label} @keydown=${this.#press}>
        <svg class="ln" viewBox="0 0 440 28" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path vector-effect="non-scaling-stroke" d=${SORENESS_PATH} />`}
        </svg>
        ${SCALE.map((value) => this.#choice(value))}
      </div>
      <div class="ends" aria-hidden="true">
        <span>${say("el.sore.least")}</span><span>${say("el.sore.most")}</span>
      </div>`;
  }

  #choice(value: number): TemplateResult {
    const isOn = this.value === value;
    const isWas = this.was === value;
    const words = say(isWas ? "el.sore.was" : "el.sore.of", { value });
    return html`<button
      type="button"
      role="radio"
      aria-checked=${isOn}
      aria-label=${words}
      tabindex=${isOn || (this.value === null && value === (this.was ?? 0)) ? "0" : "-1"}
      class=${isOn ? "on" : isWas ? "was" : nothing}
      @click=${() => this.#set(value)}
    >
      <span>${value}</span>
    </button>`;
  }

  #set(value: number): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent("soreness", { detail: value, bubbles: true }));
  }

  readonly #press = (event: KeyboardEvent): void => {
    const next = sorenessAfterKey(this.value ?? this.was, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#set(next);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(),
    );
  };
}
customElements.define("soreness-picker", SorenessPicker);
