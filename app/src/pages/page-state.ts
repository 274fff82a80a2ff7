/** What a page shows while it waits, when nothing came, and when the server is away. */
import { html, nothing, type TemplateResult } from "lit";
import type { Reading } from "../api/reading";
import { say } from "../words/words";

/**
 * Draws a page from what was read; before that a line that grows smooth, and if nothing
 * came, why and a way to try again.
 */
export function drawn<T>(reading: Reading<T>, draw: (value: T) => unknown): unknown {
  if (reading.value === undefined) return reading.error ? failed(reading) : waiting();
  return html`${reading.error || !reading.isFresh ? awayNote(reading) : nothing}${draw(reading.value)}`;
}

/** A line that draws itself smooth; it says so in words when it lasts. */
export function waiting(): TemplateResult {
  return html`<div class="waiting" role="status">
    <svg class="ln" viewBox="0 0 200 24" aria-hidden="true">
      <path pathLength="1" d="M4 12Q30 12 36 14T50 6T64 18T78 6T92 18T106 10T124 12H196" />
    </svg>
    <p class="note">${say("state.waiting")}</p>
  </div>`;
}

function failed<T>(reading: Reading<T>): TemplateResult {
  return html`<div class="pad">
    <p class="lead" role="alert">${say("state.failed", { why: reading.error?.message ?? "" })}</p>
    <button class="quiet boxed" @click=${() => void reading.again()}>${say("state.again")}</button>
  </div>`;
}

/** Only after the server was asked: what is merely on its way needs no words. */
function awayNote<T>(reading: Reading<T>): unknown {
  return reading.wasAsked ? html`<p class="note last-seen" role="status">${say("state.kept")}</p>` : nothing;
}
