import { html, type TemplateResult } from "lit";
import type { ProfilePatch } from "../api/schema";
import type { Units } from "../words/format";
import { feet, kgOf, massIn, metresOf } from "../words/measures";
import { say } from "../words/words";
import "./chip-set";
import { LightElement } from "./light-element";

/** What the figure is chosen by; all of it may be left open. */
export type Figured = Pick<ProfilePatch, "height_m" | "mass_kg" | "sex">;

/** Asks for height, mass and sex of the figure. Emits `figured` with what changed. */
export class FigureForm extends LightElement {
  static override properties = { value: { attribute: false }, units: { type: String } };
  declare value: Figured;
  declare units: Units;

  protected override render(): TemplateResult {
    const sexes = [
      { key: "female", label: say("el.figure.female") },
      { key: "male", label: say("el.figure.male") },
      { key: "none", label: say("el.figure.none") },
    ];
    return html`<div class="fields">
      ${this.units === "mi" ? this.#feet() : this.#centimetres()} ${this.#mass()}
      <div class="field">
        <span id="figure-sex">${say("el.figure.sex")}</span>
        <chip-set
          single
          label=${say("el.figure.sex")}
          .chips=${sexes}
          .chosen=${[this.value.sex ?? "none"]}
          @chosen=${(event: CustomEvent<string[]>) =>
            this.#tell({ sex: event.detail[0] === "none" ? null : (event.detail[0] as "female") })}
        ></chip-set>
      </div>
    </div>`;
  }

  #centimetres(): TemplateResult {
    const { height_m } = this.value;
    return field(say("el.figure.height"), "cm", {
      value: height_m ? Math.round(height_m * 100) : null,
      least: 120,
      most: 220,
      told: (cm) => this.#tell({ height_m: cm === null ? null : cm / 100 }),
    });
  }

  #feet(): TemplateResult {
    const { height_m } = this.value;
    const known = height_m ? feet(height_m) : null;
    const tell = (ft: number | null, inch: number | null): void =>
      this.#tell({ height_m: ft === null ? null : metresOf(ft, inch ?? 0) });
    return html`${field(say("el.figure.height"), "ft", {
      value: known?.ft ?? null,
      least: 4,
      most: 7,
      told: (ft) => tell(ft, known?.inch ?? 0),
    })}
    ${field(say("el.figure.inches"), "in", {
      value: known?.inch ?? null,
      least: 0,
      most: 11,
      told: (inch) => tell(known?.ft ?? 5, inch),
    })}`;
  }

  #mass(): TemplateResult {
    const { mass_kg } = this.value;
    const isMiles = this.units === "mi";
    return field(say("el.figure.mass"), isMiles ? "lb" : "kg", {
      value: mass_kg ? massIn(this.units, mass_kg) : null,
      least: isMiles ? 67 : 30,
      most: isMiles ? 550 : 250,
      told: (mass) => this.#tell({ mass_kg: mass === null ? null : kgOf(this.units, mass) }),
    });
  }

  #tell(change: Figured): void {
    this.value = { ...this.value, ...change };
    this.dispatchEvent(new CustomEvent("figured", { detail: change, bubbles: true }));
  }
}
customElements.define("figure-form", FigureForm);

interface FieldOptions {
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** Hears of a sound value, or of none at all. */
  readonly told: (value: number | null) => void;
}

function field(label: string, unit: string, { value, least, most, told }: FieldOptions): TemplateResult {
  const heard = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.value === "") told(null);
    else if (input.validity.valid) told(input.valueAsNumber);
    else input.reportValidity();
  };
  return html`<label class="field">
    <span>${label}</span>
    <span class="with-unit">
      <input
        type="number"
        inputmode="decimal"
        step="any"
        min=${least}
        max=${most}
        .value=${value === null ? "" : String(value)}
        @change=${heard}
      />
      ${unit}
    </span>
  </label>`;
}
