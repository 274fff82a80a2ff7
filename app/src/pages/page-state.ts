/** What a page shows while it waits, when nothing came, and when the server is away. */
import { html, nothing, type TemplateResult } from "lit";
import { UnreachableError } from "../api/client";
import type { Reading } from "../api/reading";
import { say } from "../words/words";

/**
 * Draws a page from what was read; before that a line that grows smooth, and if nothing
 * came, why and a way to try again; as the heading too, if there is no other (`isPage`).
 */
export function drawn<T>(reading: Reading<T>, draw: (value: T) => unknown, { isPage = false } = {}): unknown {
  if (reading.value === undefined) return reading.error ? failed(reading, isPage) : waiting();
  return html`${awayNote(reading)}${draw(reading.value)}`;
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

function failed<T>(reading: Reading<T>, isPage: boolean): TemplateResult {
  return html`<div class="pad">
    ${isPage ? html`<h1 class="say">${say("state.failed.title")}</h1>` : nothing}
    <p class="lead" role="alert">${say("state.failed", { why: reading.error?.message ?? "" })}</p>
    <button class="quiet boxed" @click=${() => void reading.again()}>${say("state.again")}</button>
  </div>`;
}

/** That the server is away is said once, above every page; what else is wrong is said here. */
function awayNote<T>({ error }: Reading<T>): unknown {
  if (!error || error instanceof UnreachableError) return nothing;
  return html`<p class="note last-seen" role="status">${say("state.kept", { why: error.message })}</p>`;
}
