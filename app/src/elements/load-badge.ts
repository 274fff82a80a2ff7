import { html, type TemplateResult } from "lit";
import { stepOf } from "./kink-path";
import { LightElement } from "./light-element";

/** A rank on the colour of its load. */
export class LoadBadge extends LightElement {
  static override properties = { rank: { type: Number }, step: { type: Number } };
  declare rank: number;
  declare step: number;

  protected override render(): TemplateResult {
    return html`<span class="badge l${stepOf(this.step)}">${this.rank}</span>`;
  }
}
customElements.define("load-badge", LoadBadge);
