import { html, type TemplateResult } from "lit";
import type { GroupDoc } from "../api/schema";
import { capital } from "../words/capital";
export { capital } from "../words/capital";
import { easyKm } from "../words/format";
import { say } from "../words/words";
import { stepOf } from "./kink-path";
import { stepWord } from "./kinked-line";
import { LightElement } from "./light-element";
import "./kinked-line";
import "./load-badge";

/** Returns load in words: "Most, like 46 easy km", or only how much. */
export function loadWords(group: GroupDoc): string {
  const word = capital(stepWord(stepOf(group.step)));
  if (group.origin === "reported") {
    return say("el.row.reported", { word, value: Math.round(group.soreness) });
  }
  if (group.parts.some((part) => part.is_stiff)) return say("el.row.stiff", { word });
  if (group.easy_km === null || group.easy_km < 0.5) return word;
  return say("el.row.like", { word, distance: easyKm(group.easy_km) });
}

/** A muscle of the list: rank, name, load in words and as a line. Emits `pick`. */
export class MuscleRow extends LightElement {
  static override properties = { group: { attribute: false } };
  declare group: GroupDoc;

  protected override render(): TemplateResult {
    const { rank, step, name } = this.group;
    return html`<button class="row" type="button" aria-haspopup="dialog" @click=${this.#pick}>
      <load-badge rank=${rank} step=${step}></load-badge>
      <span>
        <span class="name">${capital(name)}</span>
        <span class="note">${loadWords(this.group)}</span>
      </span>
      <kinked-line kinks=${step} quiet></kinked-line>
    </button>`;
  }

  readonly #pick = (): void => {
    this.dispatchEvent(new CustomEvent("pick", { detail: this.group.group, bubbles: true }));
  };
}
customElements.define("muscle-row", MuscleRow);
