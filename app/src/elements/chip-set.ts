import { html, type TemplateResult } from "lit";
import { LightElement } from "./light-element";
import { toggled } from "./toggled";

export interface Chip {
  readonly key: string;
  readonly label: string;
}

/**
 * Chips that are on or off. With `single` exactly one is on; with `least` that many stay on.
 *
 * Emits `chosen` with the keys that are on, in the order of the chips.
 */
export class ChipSet extends LightElement {
  static override properties = {
    label: { type: String },
    chips: { attribute: false },
    chosen: { attribute: false },
    single: { type: Boolean },
    least: { type: Number },
  };
  declare label: string;
  declare chips: readonly Chip[];
  declare chosen: readonly string[];
  declare single: boolean;
  declare least: number;

  constructor() {
    super();
    this.label = "";
    this.chips = [];
    this.chosen = [];
    this.least = 0;
  }

  protected override render(): TemplateResult {
    return html`<div class="chips" role="group" aria-label=${this.label}>
      ${this.chips.map(
        ({ key, label }) => html`<button
          class="chip ${this.chosen.includes(key) ? "on" : ""}"
          type="button"
          aria-pressed=${this.chosen.includes(key)}
          @click=${() => this.#toggle(key)}
        >
          ${label}
        </button>`,
      )}
    </div>`;
  }

  #toggle(key: string): void {
    const next = toggled(this.chosen, key, { single: this.single, least: this.least });
    if (next === this.chosen) return;
    this.chosen = this.chips.map((chip) => chip.key).filter((one) => next.includes(one));
    this.dispatchEvent(new CustomEvent("chosen", { detail: this.chosen, bubbles: true }));
  }
}
customElements.define("chip-set", ChipSet);
