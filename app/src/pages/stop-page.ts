import { html, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import type { Sign } from "../session/catalogue";
import { sessionWords } from "../session/own-words";
import { stopView } from "../session/stop-view";
import type { Params } from "../shell/router";
import { say } from "../words/words";

/** Where the safety question leads when its answer is yes: signs, and what to do. */
export class StopPage extends LightElement {
  static override properties = { params: { attribute: false }, signs: { state: true } };
  declare params: Params;
  declare signs: readonly Sign[];

  constructor() {
    super();
    this.signs = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Without a network the last seen catalogue has the sentences; without any, those here do.
    void sessionWords().then(
      (words) => (this.signs = words.safety.stop_page),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    return stopView(this.signs, html`<a class="quiet boxed" href="/">${say("stop.home")}</a>`);
  }
}
customElements.define("stop-page", StopPage);
