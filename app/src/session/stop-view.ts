/** Where the safety question leads when its answer is yes: signs, and what to do. */
import { html, type TemplateResult } from "lit";
import { say } from "../words/words";
import type { Sign } from "./catalogue";

/** Returns the page that says to stop; the way on is below. */
export function stopView(signs: readonly Sign[], wayOn: TemplateResult): TemplateResult {
  return html`<div class="pad stop">
    <h1 class="say far-say">
      <svg class="ic stop-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.5v.01" /></svg>
      ${say("stop.title")}
    </h1>
    <p class="lead">${say(signs.length ? "stop.lead" : "stop.away")}</p>
    <ul class="stop-signs">
      ${signs.map(
        (one) => html`<li>
          <h2>${one.sign}</h2>
          <p>${one.what_to_do}</p>
        </li>`,
      )}
    </ul>
    <p>${wayOn}</p>
  </div>`;
}
