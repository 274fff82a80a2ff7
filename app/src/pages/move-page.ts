import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import type { Params } from "../shell/router";

export class MovePage extends LightElement {
  static override properties = { params: { attribute: false } };
  declare params: Params;

  protected override render(): TemplateResult {
    return html`<h1 class="say">move</h1>`;
  }
}
customElements.define("move-page", MovePage);
