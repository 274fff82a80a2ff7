/** What a session got done, a line each: the ring is the sign of what was rolled. */
import { html, type TemplateResult } from "lit";
import { duration } from "../words/format";
import type { SoreAt } from "./handed";

/** Returns the groups that were rolled, with their time. */
export function rolledList(rolled: readonly SoreAt[]): TemplateResult {
  return html`<ul class="rows wide">
    ${rolled.map(
      (group) => html`<li class="row">
        <svg class="rolled" viewBox="0 0 32 32" aria-hidden="true"><circle class="rim" cx="16" cy="16" r="15" /><circle class="core" cx="16" cy="16" r="7" /></svg>
        <span class="name">${group.name}</span><span class="num">${duration(group.seconds)}</span>
      </li>`,
    )}
  </ul>`;
}
