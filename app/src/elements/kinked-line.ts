import { html, svg, type TemplateResult } from "lit";
import { say, type WordKey } from "../words/words";
import { kinkPath, type Step, stepOf } from "./kink-path";
import { LightElement } from "./light-element";

/** Returns the word of a step of the load scale: calm to most. */
export function stepWord(step: Step): string {
  return say(`el.step.${step}` as WordKey);
}

/** Returns what a kinked line says to those who do not see it. */
export function kinkWords(step: Step): string {
  return step === 0 ? stepWord(0) : say(`el.kinks.${step}` as WordKey, { word: stepWord(step) });
}

/** The load of a muscle as a line: more kinks is more. `quiet` hides it from readers. */
export class KinkedLine extends LightElement {
  static override properties = { kinks: { type: Number }, quiet: { type: Boolean } };
  declare kinks: number;
  /** What it says stands beside it in words. */
  declare quiet: boolean;

  protected override render(): TemplateResult {
    const step = stepOf(this.kinks);
    const path = svg`<path d=${kinkPath(step)} />`;
    return this.quiet
      ? html`<svg class="ln kink" viewBox="0 0 72 24" aria-hidden="true">${path}</svg>`
      : html`<svg class="ln kink" viewBox="0 0 72 24" role="img" aria-label=${kinkWords(step)}>${path}</svg>`;
  }
}
customElements.define("kinked-line", KinkedLine);
