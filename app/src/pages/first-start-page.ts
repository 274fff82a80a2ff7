import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import type { Params } from "../shell/router";

export class FirstStartPage extends LightElement {
  static override properties = { params: { attribute: false } };
  declare params: Params;

  protected override render(): TemplateResult {
    return html`<h1 class="say">first-start</h1>`;
  }
}
customElements.define("first-start-page", FirstStartPage);
