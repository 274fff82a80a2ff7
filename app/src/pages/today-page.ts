import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import type { Params } from "../shell/router";

export class TodayPage extends LightElement {
  static override properties = { params: { attribute: false } };
  declare params: Params;

  protected override render(): TemplateResult {
    return html`<h1 class="say">today</h1>`;
  }
}
customElements.define("today-page", TodayPage);
