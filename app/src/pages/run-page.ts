import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import type { Params } from "../shell/router";

export class RunPage extends LightElement {
  static override properties = { params: { attribute: false } };
  declare params: Params;

  protected override render(): TemplateResult {
    return html`<h1 class="say">run</h1>`;
  }
}
customElements.define("run-page", RunPage);
