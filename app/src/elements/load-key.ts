import { html, type TemplateResult } from "lit";
import { say } from "../words/words";
import type { Step } from "./kink-path";
import { stepWord } from "./kinked-line";

/** Returns the key of the load scale: colour, kinks and word of each step. */
export function loadKey(): TemplateResult {
  return html`<ul class="key" aria-label=${say("el.key")}>
    ${([0, 1, 2, 3, 4] as Step[]).map(
      (step) => html`<li>
        <i class="l${step}"></i><kinked-line kinks=${step}></kinked-line>
        <span aria-hidden="true">${stepWord(step)}</span>
      </li>`,
    )}
  </ul>`;
}
